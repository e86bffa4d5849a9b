using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Data.Demonstration;

/// <summary>The items that are written for the demonstration: in force, well-formed, and computed as by hand.</summary>
public sealed partial class DemonstrationLibraryTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;
    private static readonly IReadOnlyList<PolicyRule> Rules =
    [
        .. DemonstrationLibrary.OfCounty(Today.Year, Catalog),
        .. DemonstrationLibrary.OfYear(Today.Year, Catalog),
    ];

    private static readonly Lazy<JsonDocument> Examples = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Examples", "county-examples.json")))
    );

    public static TheoryData<int, string, string> Cases()
    {
        var rows = new TheoryData<int, string, string>();
        foreach (var (index, example) in Examples.Value.RootElement.EnumerateArray().Index())
        {
            rows.Add(index, example.GetProperty("item").GetString()!, example.GetProperty("note").GetString()!); // every case has both
        }

        return rows;
    }

    [Fact]
    public void Items_are_in_force_with_a_document_number_and_cover_the_county() =>
        Assert.All(
            Rules,
            rule =>
            {
                Assert.Equal(Validity.InForce, rule.ValidityOn(Today));
                Assert.Matches(@"^(涟|娄)[\u4e00-\u9fff]+〔20\d\d〕\d+号$", rule.Document.Number);
                Assert.False(string.IsNullOrEmpty(rule.Document.Issuer));
                Assert.True(Jurisdiction.Covers(rule.Territory, DemonstrationRegion.Home.Region));
                Assert.True(rule.IsPaidOut);
                Assert.Contains("演示", rule.Source, StringComparison.Ordinal);
            }
        );

    [Theory]
    [InlineData(2027)]
    [InlineData(2031)]
    public void Items_are_in_force_in_any_year(int year) =>
        Assert.All(
            DemonstrationLibrary.OfCounty(year, Catalog).AddRange(DemonstrationLibrary.OfYear(year, Catalog)),
            rule =>
            {
                Assert.Equal(Validity.InForce, rule.ValidityOn(new DateOnly(year, 1, 1)));
                Assert.Equal(Validity.InForce, rule.ValidityOn(new DateOnly(year, 12, 31)));
            }
        );

    [Fact]
    public void Chinese_texts_have_no_half_width_punctuation() =>
        Assert.All(
            Rules.SelectMany(rule => new[] { rule.Title, rule.Summary, rule.Document.Title, rule.Document.Issuer ?? "" }),
            text => Assert.DoesNotMatch(HalfWidth(), text)
        );

    [Fact]
    public void Codes_are_new_and_every_fund_and_setting_names_an_item()
    {
        var codes = Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var all = codes.Concat(DemonstrationLibrary.Starter(Catalog).Select(rule => rule.Id)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Rules.Count, codes.Count);
        Assert.Equal(Rules.Count + 120, all.Count);
        Assert.All(
            DemonstrationItems
                .Trial.Concat(DemonstrationItems.Confirmed)
                .Concat(DemonstrationItems.WithoutCheck)
                .Concat(DemonstrationItems.Funds.SelectMany(fund => fund.Items ?? [])),
            code => Assert.Contains(code, all)
        );
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Worked_case_comes_out_as_by_hand(int index, string item, string note)
    {
        var example = Examples.Value.RootElement[index];
        var expected = example.GetProperty("eligible").ValueKind switch
        {
            JsonValueKind.True => OutcomeKind.Eligible,
            JsonValueKind.False => OutcomeKind.Ineligible,
            _ => OutcomeKind.Unknown,
        };

        var facts = Facts.Read(example.GetProperty("facts"), Catalog).Required;
        var explanation = new Explainer(Catalog).Explain(Rules.Single(rule => rule.Id == item), facts);

        Assert.True(expected == explanation.Outcome, $"{item} ({note}): {explanation.Outcome}, not {expected}");
        Assert.Equal(example.GetProperty("payable") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null, explanation.PayableYuan);
    }

    [Fact]
    public void Every_item_has_a_worked_case_that_pays_and_one_that_does_not()
    {
        var cases = Examples
            .Value.RootElement.EnumerateArray()
            .Select(example => (Item: example.GetProperty("item").GetString(), Pays: example.GetProperty("eligible").ValueKind == JsonValueKind.True))
            .ToList();

        Assert.All(
            Rules,
            rule =>
            {
                Assert.Contains((rule.Id, true), cases);
                Assert.Contains((rule.Id, false), cases);
            }
        );
    }

    [GeneratedRegex(@"[\u4e00-\u9fff〕”][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")]
    private static partial Regex HalfWidth();
}
