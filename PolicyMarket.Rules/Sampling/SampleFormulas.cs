using System.Globalization;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Amounts in the shapes of real policies: fixed sums, tiers, shares with a cap, growth, counts, choices by code.</summary>
internal static class SampleFormulas
{
    private static readonly string[] Bases =
    [
        "revenue",
        "main_business_revenue",
        "tax_paid",
        "industrial_output",
        "rd_expense",
        "technical_renovation_investment",
        "taxable_income",
    ];
    private static readonly (string Now, string Prior)[] Growing =
    [
        ("revenue", "revenue_prior"),
        ("tax_paid", "tax_paid_prior"),
        ("industrial_output", "industrial_output_prior"),
        ("rd_expense", "rd_expense_prior"),
    ];
    private static readonly string[] Counts =
    [
        "employees_insured",
        "disabled_employees",
        "invention_patents_self_developed_applied",
        "class1_ip_count_main_product",
    ];
    private static readonly string[] Rates = ["0.005", "0.01", "0.02", "0.03", "0.05", "0.08", "0.10", "0.15"];
    private static readonly string[] Choices =
    [
        "high_tech_recognition_kind = \"first\"",
        "trade_sector = \"wholesale\" or trade_sector = \"retail\"",
        "industry_priority_class = \"pilot\"",
        "strategic_sector = \"integrated_circuit\"",
        "entity_type = \"individual_business\"",
        "owns_core_ip",
        "tax_credit_rating = \"A\"",
    ];

    private static readonly int[] Sums = [5, 10, 15, 20, 30, 50, 80, 100, 150, 200, 300, 500];

    /// <summary>The formula, null where the authority fixes the sum, and the cap in yuan.</summary>
    public static (string? Text, decimal? Cap) Draw(ref SampleRandom random) =>
        random.Next(100) switch
        {
            < 25 => (Fixed(ref random), null),
            < 43 => (Tiers(ref random), null),
            < 60 => ($"{random.Pick(Bases)} * {random.Pick(Rates)}", Cap(ref random)),
            < 70 => (Growth(ref random), Cap(ref random)),
            < 78 => ($"min({random.Pick(Bases)} * {random.Pick(Rates)}, {Fixed(ref random)})", null),
            < 86 => ($"{random.Pick(Counts)} * {random.Between(1, 40) * 500}", random.Chance(500) ? Cap(ref random) : null),
            < 92 => (
                $"(if {random.Pick(Choices)} then {Fixed(ref random)} else {Fixed(ref random)}) * (if {random.Pick(Choices)} then 1.5 else 1)",
                Cap(ref random)
            ),
            < 95 => ($"floor({random.Pick(Bases)} / 10000000) * {random.Between(1, 10) * 10000}", Cap(ref random)),
            < 98 => (null, Cap(ref random)),
            _ => (null, null),
        };

    private static string Growth(ref SampleRandom random)
    {
        var (now, prior) = random.Pick(Growing);
        return $"max(0, {now} - {prior}) * {random.Pick(Rates)}";
    }

    private static string Tiers(ref SampleRandom random)
    {
        var (by, step) = (random.Pick(Bases), random.Pick(Sums));
        string[] floors = ["100000000", "50000000", "20000000", "5000000"];
        var tiers = floors
            .Skip(random.Between(0, 2))
            .Select((floor, place) => string.Create(CultureInfo.InvariantCulture, $"if {by} >= {floor} then {step * (5 - place)}0000 else "));
        return string.Concat(tiers) + string.Create(CultureInfo.InvariantCulture, $"{step}000");
    }

    private static string Fixed(ref SampleRandom random) => (random.Pick(Sums) * 10_000).ToString(CultureInfo.InvariantCulture);

    private static decimal Cap(ref SampleRandom random) => random.Pick(Sums) * 100_000m;
}
