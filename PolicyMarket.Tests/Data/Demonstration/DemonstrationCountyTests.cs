using System.Security.Cryptography;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Demonstration;

/// <summary>The invented firms: the same every time, well-formed, plausible.</summary>
public sealed class DemonstrationCountyTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Lazy<IReadOnlyList<DemonstrationFirm>> County =
        new(() => DemonstrationCounty.Invent(DemonstrationCounty.FirmCount, DemonstrationCounty.Seed, Today));

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
    public void Every_cell_can_be_read_as_its_attribute() => Assert.All(
        County.Value.SelectMany(firm => firm.Cells),
        cell =>
        {
            Assert.True(AttributeCatalog.Starter.TryGet(cell.Key, out var definition), cell.Key);
            Assert.Equal("", FactText.Parse(cell.Value, definition).Why);
            Assert.DoesNotContain(cell.Value, character => character is ',' or '"' or '\n');
        });

    [Fact]
    public void Every_attribute_of_a_department_file_is_known_of_somebody_and_delivered_once()
    {
        var delivered = DepartmentFiles.Of(Today).SelectMany(file => file.Attributes.Select(attribute => (file.Source, attribute))).ToList();

        Assert.Equal(delivered.Count, delivered.Distinct().Count());
        Assert.All(delivered, one => Assert.Contains(County.Value, firm => firm.Cells.ContainsKey(one.attribute)));
        Assert.Empty(County.Value.SelectMany(firm => firm.Cells.Keys).Distinct().Except(delivered.Select(one => one.attribute)).Except(["unified_social_credit_code"]));
    }

    [Fact]
    public void Figures_are_plausible() => Assert.All(County.Value, firm =>
    {
        Assert.InRange(firm.Employees, 1, 900);
        Assert.InRange(firm.Revenue / firm.Employees, 20_000m, 2_500_000m);
        Assert.InRange(firm.Wage, 38_000m, 96_000m);
        Assert.True(firm.Registered < Today);
        Assert.InRange(Number(firm, "taxable_income"), 0m, firm.Revenue / 10m);
        Assert.InRange(Number(firm, "disabled_employees"), 0m, firm.Employees);
        Assert.InRange(Number(firm, "employees_insured"), 0m, firm.Employees);
        Assert.InRange(Number(firm, "rd_expense"), 0m, firm.Revenue / 10m);
    });

    [Fact]
    public void Most_are_at_home_some_have_titles_and_some_lack_one_fact()
    {
        var firms = County.Value;
        Assert.InRange(firms.Count(firm => firm.Region == DemonstrationRegion.Home), 1_300, 1_500);
        Assert.InRange(firms.Count(firm => firm.IsShop), 600, 800);
        Assert.InRange(firms.Count(firm => firm.IsHighTech), 25, 120);
        Assert.InRange(firms.Count(firm => !firm.IsShop && !firm.Cells.ContainsKey("disabled_employment_ratio")), 25, 110);
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
