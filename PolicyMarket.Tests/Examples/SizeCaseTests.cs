using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Examples;

public sealed class SizeCaseTests
{
    private static readonly JsonDocument Table = Read();

    public static TheoryData<int, string, string> Cases()
    {
        var rows = new TheoryData<int, string, string>();
        foreach (var (index, example) in Table.RootElement.GetProperty("cases").EnumerateArray().Index())
        {
            rows.Add(index, WorkedExamples.Text(example, "industry"), WorkedExamples.Text(example, "note"));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Size_comes_out_as_the_table_says(int index, string industry, string note)
    {
        var example = Table.RootElement.GetProperty("cases")[index];

        var size = DerivedFacts.Complete(WorkedExamples.FactsOf(example).With("industry_code", new TextFact(CodeOf(industry))), AttributeCatalog.Starter)[
            "enterprise_size"
        ];

        Assert.True(new TextFact(WorkedExamples.Text(example, "expected")).Equals(size), $"{industry} ({note}): {size}");
    }

    [Fact]
    public void Size_cases_are_38() => Assert.Equal(38, Table.RootElement.GetProperty("cases").GetArrayLength());

    [Fact]
    public void Size_table_leaves_out_the_industries_that_the_text_leaves_out()
    {
        Assert.True(AttributeCatalog.Starter.Derivations.TryGet("enterprise_size", out var derivation));

        var gap = Assert.Single(derivation.Table?.Findings ?? []);

        Assert.Equal(DiagnosticCatalogue.TableGap, gap.Code);
        Assert.Contains("国民经济行业代码为其他值", gap.Message, StringComparison.Ordinal);
    }

    /// <summary>The first code of the row with this key.</summary>
    private static string CodeOf(string industry) =>
        Table
            .RootElement.GetProperty("industries")
            .EnumerateArray()
            .Single(row => WorkedExamples.Text(row, "key") == industry)
            .GetProperty("industry_codes")[0]
            .GetString()
        ?? "";

    private static JsonDocument Read() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Examples", "sme-classification.json")));
}
