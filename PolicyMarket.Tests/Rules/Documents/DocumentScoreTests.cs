using System.Text.Json;
using PolicyMarket.Rules.Documents.Scoring;

namespace PolicyMarket.Tests.Rules.Documents;

public sealed class DocumentScoreTests
{
    private static ScoreTable Compare(string gold, string read)
    {
        var table = new ScoreTable();
        DocumentScore.Compare(JsonElement.Parse(gold), JsonElement.Parse(read), null, table);
        return table;
    }

    [Fact]
    public void Units_numerals_brackets_and_paths_are_ironed_out()
    {
        const string Gold = """
            {"head":{"number":"甲〔2024〕1号"},"outline":[{"path":"四.（一）.2"}],"conditions":[{"clause":"第三条","label":"营业收入","op":">=","value":0.5,"unit":"亿元"}],
             "amounts":[{"clause":"一","form":"rate","figures":[{"value":10,"unit":"%"}],"cap":{"value":100,"unit":"万元"}}]}
            """;
        const string Read = """
            {"head":{"number":"甲[2024]1号"},"outline":[{"path":"4/1/2"}],"conditions":[{"clause":"第3条","label":"年营业收入","op":">=","value":"五千","unit":"万元"}],
             "amounts":[{"clause":"1","form":"rate","figures":[{"value":0.1,"unit":"ratio"}],"cap":{"value":1000000,"unit":"元"}}]}
            """;
        var table = Compare(Gold, Read);

        Assert.All(new[] { "head.number", "outline", "conditions", "amounts" }, field => Assert.Equal(new ScoreCount(1, 0, 0), table.Of(field)));
    }

    [Fact]
    public void Wrong_and_missing_findings_are_counted()
    {
        var table = Compare(
            """{"head":{"title":"甲"},"conditions":[{"clause":"一","label":"营业收入","op":">=","value":5,"unit":"万元"}]}""",
            """{"head":{"title":"乙"},"conditions":[{"clause":"一","label":"营业收入","op":">","value":5,"unit":"万元"}]}"""
        );

        Assert.Equal(new ScoreCount(0, 1, 1), table.Of("head.title"));
        Assert.Equal(new ScoreCount(0, 1, 1), table.Of("conditions"));
        Assert.Equal(0, table.Of("conditions").F1);
    }
}
