using System.Security.Cryptography;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Demonstration;

/// <summary>The invented firms: the same every time, well-formed, plausible.</summary>
public sealed class DemonstrationCountyTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Lazy<IReadOnlyList<DemonstrationFirm>> County = new(() =>
        DemonstrationCounty.Invent(DemonstrationCounty.FirmCount, DemonstrationCounty.Seed, Today)
    );

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var first = await HashesAsync(DemonstrationCounty.Invent(400, 7, Today));
        var second = await HashesAsync(DemonstrationCounty.Invent(400, 7, Today));
        var other = await HashesAsync(DemonstrationCounty.Invent(400, 8, Today));

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void A_firm_does_not_change_when_the_town_grows() =>
        Assert.Equal(County.Value[17].Cells, DemonstrationCounty.Invent(18, DemonstrationCounty.Seed, Today)[17].Cells);

    [Fact]
    public void Codes_and_names_are_valid_and_unique()
    {
        Assert.All(County.Value, firm => Assert.Equal("", CreditCode.Parse(firm.CreditCode).Why));
        Assert.Equal(County.Value.Count, County.Value.Select(firm => firm.CreditCode).Distinct().Count());
        Assert.Equal(County.Value.Count, County.Value.Select(firm => firm.Name).Distinct().Count());
    }

    [Fact]
    public void Every_cell_can_be_read_as_its_attribute() =>
        Assert.All(
            County.Value.SelectMany(firm => firm.Cells),
            cell =>
            {
                Assert.True(AttributeCatalog.Starter.TryGet(cell.Key, out var definition), cell.Key);
                Assert.Equal("", FactText.Parse(cell.Value, definition).Why);
                Assert.DoesNotContain(cell.Value, character => character is ',' or '"' or '\n');
            }
        );

    [Fact]
    public void Every_attribute_of_a_department_file_is_known_of_somebody_and_delivered_once()
    {
        var delivered = DepartmentFiles.Of(Today).SelectMany(file => file.Attributes.Select(attribute => (file.Source, attribute))).ToList();

        Assert.Equal(delivered.Count, delivered.Distinct().Count());
        Assert.All(delivered, one => Assert.Contains(County.Value, firm => firm.Cells.ContainsKey(one.attribute)));
        Assert.Empty(
            County
                .Value.SelectMany(firm => firm.Cells.Keys)
                .Distinct()
                .Except(delivered.Select(one => one.attribute))
                .Except(["unified_social_credit_code"])
        );
    }

    [Fact]
    public void Figures_are_plausible() =>
        Assert.All(
            County.Value,
            firm =>
            {
                Assert.InRange(firm.Employees, 1, 900);
                Assert.InRange(firm.Revenue / firm.Employees, 20_000m, 2_500_000m);
                Assert.InRange(firm.Wage, 38_000m, 96_000m);
                Assert.True(firm.Registered < Today);
                Assert.InRange(Number(firm, "taxable_income"), 0m, firm.Revenue / 10m);
                Assert.InRange(Number(firm, "disabled_employees"), 0m, firm.Employees);
                Assert.InRange(Number(firm, "employees_insured"), 0m, firm.Employees);
                Assert.InRange(Number(firm, "graduate_hires_one_year_contract"), 0m, Number(firm, "employees_insured"));
                Assert.InRange(Number(firm, "rd_expense"), 0m, firm.Revenue / 10m);
                Assert.InRange(Number(firm, "loan_interest_paid"), 0m, Number(firm, "new_loan_principal") * 0.05m);
            }
        );

    [Fact]
    public void All_are_of_the_county_and_most_are_small()
    {
        var firms = County.Value;
        Assert.Equal(3_000, firms.Count);
        Assert.All(firms, firm => Assert.Equal("431382", firm.Cells["registration_region"]));
        Assert.InRange(firms.Count(firm => firm.IsShop), 1_000, 1_200);
        Assert.InRange(firms.Count(firm => firm.Employees < 10), 1_900, 2_500);
        Assert.InRange(firms.Count(firm => firm.Employees >= 300), 3, 30);
    }

    [Fact]
    public void Titles_scale_and_insurance_are_as_rare_as_in_a_county()
    {
        var firms = County.Value;
        Assert.InRange(firms.Count(firm => firm.IsHighTech), 30, 120);
        Assert.InRange(firms.Count(firm => firm.Cells["above_scale_category"] == "industry"), 60, 220);
        Assert.InRange(firms.Count(firm => Number(firm, "employees_insured") > 0m), 300, 700);
        Assert.All(
            firms.Where(firm => firm.Cells["above_scale_category"] == "none"),
            firm => Assert.DoesNotContain("above_scale_first_date", firm.Cells.Keys)
        );
    }

    [Fact]
    public void Some_lack_one_fact_some_have_no_account_and_of_some_two_departments_disagree()
    {
        var firms = County.Value;
        var withAccount = DemonstrationAccounts.Of(firms, DemonstrationCounty.Seed).Select(line => line.CreditCode).ToHashSet();
        Assert.InRange(firms.Count(firm => !firm.IsShop && !firm.Cells.ContainsKey("disabled_employment_ratio")), 25, 110);
        Assert.InRange(firms.Count(firm => !withAccount.Contains(firm.CreditCode)), 60, 160);
        Assert.InRange(firms.Count(firm => firm.Disputed.Count > 0), 2, 20);
        Assert.All(
            firms.Where(firm => firm.Disputed.Count > 0),
            firm => Assert.NotEqual(firm.Cells["employees_insured"], firm.Disputed["employees_insured"])
        );
    }

    [Fact]
    public void Year_before_is_the_same_firm_with_smaller_sums()
    {
        var firm = County.Value[DemonstrationCounty.ShownFirm];
        var earlier = EarlierYear.Of(firm, Today.Year - 2);

        Assert.Equal((firm.CreditCode, firm.Name, firm.Registered), (earlier.CreditCode, earlier.Name, earlier.Registered));
        Assert.InRange(earlier.Number("revenue"), firm.Number("revenue") * 0.7m, firm.Number("revenue"));
        Assert.InRange(earlier.Number("unemployment_insurance_paid_prior_year"), 0m, firm.Number("unemployment_insurance_paid_prior_year") - 0.01m);
    }

    [Fact]
    public void No_firm_is_recognised_in_two_years_running() =>
        Assert.DoesNotContain(
            County.Value,
            firm =>
                firm.Cells["titles_awarded_this_year"].Contains("high_tech_enterprise", StringComparison.Ordinal)
                && EarlierYear.Of(firm, Today.Year - 2).Cells["titles_awarded_this_year"].Contains("high_tech_enterprise", StringComparison.Ordinal)
        );

    [Fact]
    public void Some_firms_were_paid_less_than_a_third_a_year_before()
    {
        var grown = County
            .Value.Where(firm => Number(firm, "unemployment_insurance_paid_prior_year") > 0m)
            .Count(firm =>
                Number(EarlierYear.Of(firm, Today.Year - 2), "unemployment_insurance_paid_prior_year")
                < firm.Number("unemployment_insurance_paid_prior_year") / 3m
            );

        Assert.InRange(grown, 20, 100);
    }

    private static decimal Number(DemonstrationFirm firm, string attribute) => firm.Cells.ContainsKey(attribute) ? firm.Number(attribute) : 0m;

    private static async Task<IReadOnlyList<string>> HashesAsync(IReadOnlyList<DemonstrationFirm> firms)
    {
        var hashes = new List<string>();
        foreach (var file in DepartmentFiles.Of(Today))
        {
            using var stream = new MemoryStream();
            await file.WriteAsync(stream, firms, CancellationToken.None);
            hashes.Add(Convert.ToHexString(SHA256.HashData(stream.ToArray())));
        }

        return hashes;
    }
}
