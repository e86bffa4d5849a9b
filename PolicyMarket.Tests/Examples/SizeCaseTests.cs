using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Starter;

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

        var size = EnterpriseSizeTable.Classify(industry, WorkedExamples.FactsOf(example));

        Assert.True(new TextFact(WorkedExamples.Text(example, "expected")).Equals(size), $"{industry} ({note}): {size}");
    }

    [Fact]
    public void Size_cases_are_38() => Assert.Equal(38, Table.RootElement.GetProperty("cases").GetArrayLength());

    private static JsonDocument Read()
    {
        using var stream = StarterFiles.Open(StarterFiles.SizeTable);
        return JsonDocument.Parse(stream);
    }
}
