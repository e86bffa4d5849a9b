using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Sampling;

/// <summary>The forty columns of the sample market: delivered facts of the starter catalogue, none derived from others.</summary>
internal static class SampleColumns
{
    /// <summary>Hunan, its province code; three of five firms are there.</summary>
    private const string Home = "430000";

    private static readonly string[] Elsewhere = ["330000", "320000", "440000", "350000", "370000", "510000", "420000", "340000", "610000"];

    private static readonly (string Section, int Weight)[] Sections =
    [
        ("C", 12),
        ("F", 5),
        ("I", 4),
        ("M", 3),
        ("G", 2),
        ("A", 2),
        ("H", 2),
        ("L", 2),
        ("E", 2),
    ];

    private static readonly Lazy<IReadOnlyList<SampleColumn>> Columns = new(() => [.. Build().Select((column, place) => column.Sorted(place))]);

    /// <summary>In the order of the columns of a fact table.</summary>
    public static IReadOnlyList<SampleColumn> All => Columns.Value;

    private static IEnumerable<SampleColumn> Build() => [.. Codes(), .. Truths(), .. Days(), .. Sums(), .. Counts()];

    private static IEnumerable<SampleColumn> Codes() =>
        [
            Regions(),
            Industries(),
            Listed(
                "entity_type",
                ("company", 70),
                ("individual_business", 15),
                ("sole_proprietorship_taxed_as_company", 8),
                ("other_enterprise", 5),
                ("law_firm", 1),
                ("accounting_firm", 1)
            ),
            Listed(
                "strategic_sector",
                ("biomedicine", 15),
                ("electronic_information", 20),
                ("green_food_industry", 15),
                ("high_end_textile", 10),
                ("integrated_circuit", 10),
                ("new_energy", 15),
                ("smart_equipment", 15)
            ),
            Listed("industry_priority_class", ("leading", 30), ("pilot", 25), ("other", 45)),
            Listed("trade_sector", ("catering", 20), ("lodging", 15), ("retail", 35), ("wholesale", 30)),
            Listed("above_scale_category", ("industry", 35), ("none", 25), ("service", 15), ("trade", 15), ("construction", 5), ("realestate", 5)),
            Listed("tax_credit_rating", ("A", 35), ("B", 40), ("M", 15), ("C", 6), ("D", 4)),
            Listed("high_tech_recognition_kind", ("first", 40), ("renewal", 45), ("relocated", 15)),
        ];

    private static IEnumerable<SampleColumn> Truths() =>
        [
            YesNo("is_listed_company", 60),
            YesNo("bank_account_verified", 850),
            YesNo("audited_books_collection", 800),
            YesNo("in_above_scale_library_now", 600),
            YesNo("in_restricted_or_prohibited_industry", 80),
            YesNo("in_abnormal_operation_list", 70),
            YesNo("in_serious_violation_list", 40),
            YesNo("wage_arrears", 50),
            YesNo("has_rd_institution", 550),
            YesNo("owns_core_ip", 600),
        ];

    private static IEnumerable<SampleColumn> Days() =>
        [Date("registration_date", 1996, 29), Date("above_scale_first_date", 2010, 15), Date("high_tech_certificate_expiry", 2022, 6)];

    private static IEnumerable<SampleColumn> Sums() =>
        [
            Sum("registered_capital", 20_000),
            Sum("revenue", 200_000),
            Sum("revenue_prior", 180_000),
            Sum("main_business_revenue", 170_000),
            Sum("total_assets", 150_000),
            Sum("taxable_income", 8_000, zeroPermille: 150),
            Sum("tax_paid", 5_000, zeroPermille: 30),
            Sum("tax_paid_prior", 4_600, zeroPermille: 30),
            Sum("industrial_output", 190_000, zeroPermille: 100),
            Sum("industrial_output_prior", 170_000, zeroPermille: 100),
            Sum("rd_expense", 7_000, zeroPermille: 120),
            Sum("rd_expense_prior", 6_000, zeroPermille: 120),
            Sum("technical_renovation_investment", 10_000, zeroPermille: 200),
        ];

    private static IEnumerable<SampleColumn> Counts() =>
        [
            Sum("employees", 2),
            Sum("employees_insured", 2, zeroPermille: 20),
            Count("disabled_employees", 300),
            Count("invention_patents_self_developed_applied", 250),
            Count("class1_ip_count_main_product", 250),
        ];

    private static CodeColumn Regions()
    {
        var counties = new[] { Home }
            .Concat(Elsewhere)
            .SelectMany(province =>
                RegionTree
                    .Children(province)
                    .SelectMany(city => RegionTree.Children(city).Where(county => RegionTree.Name(county) != "市辖区"))
                    .Select(county => (county.Value, province == Home ? 40 : 4))
            )
            .ToList();
        string[] ancestors =
        [
            Home,
            .. Elsewhere,
            .. RegionTree.Children(Home).Select(city => city.Value),
            .. RegionTree.Children(Elsewhere[0]).Select(city => city.Value),
        ];
        return new CodeColumn(Definition("registration_region"), counties, ancestors);
    }

    private static CodeColumn Industries()
    {
        var classes = Sections
            .SelectMany(section =>
                IndustryTree
                    .Children(section.Section)
                    .SelectMany(division => IndustryTree.Children(division))
                    .SelectMany(group => IndustryTree.Children(group))
                    .Select(one => (one.Value, section.Weight))
            )
            .ToList();
        string[] ancestors =
        [
            .. Sections.Select(one => one.Section),
            .. Sections.SelectMany(one => IndustryTree.Children(one.Section)).Select(division => division.Value),
        ];
        return new CodeColumn(Definition("industry_code"), classes, ancestors);
    }

    private static CodeColumn Listed(string name, params (string Code, int Weight)[] codes) => new(Definition(name), codes, []);

    private static BooleanColumn YesNo(string name, int yesPermille) => new(Definition(name), yesPermille);

    private static DateColumn Date(string name, int firstYear, int years) => new(Definition(name), new DateOnly(firstYear, 1, 1), years * 365);

    private static NumberColumn Sum(string name, long least, int zeroPermille = 0) => new(Definition(name), least, zeroPermille, isGentle: false);

    private static NumberColumn Count(string name, int zeroPermille) => new(Definition(name), 1, zeroPermille, isGentle: true);

    private static AttributeDefinition Definition(string name) =>
        AttributeCatalog.Starter.TryGet(name, out var definition)
            ? definition
            : throw new InvalidOperationException($"The starter catalogue has no attribute {name}.");
}
