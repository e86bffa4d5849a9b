using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Feel;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Starter;
using Xunit.Abstractions;

namespace PolicyMarket.Tests.Rules.Explain;

public sealed class AmountInWordsTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_starter_formula_has_words_and_no_empty_table()
    {
        foreach (var (id, amount, cap) in Starter())
        {
            var pay = Pay(amount, cap);
            Assert.NotEqual("", pay.Headline);
            output.WriteLine($"{id}: {pay.Headline} | {pay.Note} | {pay.MostYuan}");
            if (amount is null)
            {
                continue;
            }

            var words = AmountInWords.Of(Formula(amount), AttributeCatalog.Starter);
            output.WriteLine($"    {words.Formula}");
            Assert.NotEqual("", words.Formula);
            foreach (var table in words.Tables)
            {
                output.WriteLine($"    〔{table.Name}〕 {string.Join(" / ", table.Rows.Select(r => $"{r.When} → {r.Result}"))}");
                Assert.True(table.Rows.Length >= 2, id);
                Assert.All(table.Rows, row => Assert.False(string.IsNullOrWhiteSpace(row.When) || string.IsNullOrWhiteSpace(row.Result), id));
            }
        }
    }

    internal static PayText Pay(string? amount, decimal? cap) => PayText.Of(
        (amount, cap) switch
        {
            (null, null) => AmountKind.Qualification,
            (null, _) => AmountKind.DiscretionaryUpToCap,
            _ => AmountKind.Formula,
        },
        amount is null ? null : Formula(amount),
        cap,
        AttributeCatalog.Starter);

    private static FeelExpression Formula(string text) => FeelExpression.ParseAmount(text, AttributeCatalog.Starter).Required;

    private static IEnumerable<(string Id, string? Amount, decimal? Cap)> Starter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        using var json = JsonDocument.Parse(stream);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var cap = item.GetProperty("cap");
            yield return (
                item.GetProperty("id").GetString() ?? "",
                item.GetProperty("amount").GetString(),
                cap.ValueKind == JsonValueKind.Null ? null : cap.GetDecimal());
        }
    }
}
