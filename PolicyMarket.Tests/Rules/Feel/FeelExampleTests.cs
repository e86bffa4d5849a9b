using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>The worked cases: the formula alone, with the cap, comes to the sum that was computed by hand.</summary>
public sealed class FeelExampleTests
{
    [Fact]
    public void Every_worked_payable_comes_out_to_the_fen()
    {
        using var policies = Json(StarterFiles.Open(StarterFiles.Policies));
        using var examples = Json(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Examples", "examples.json")));
        var items = policies.RootElement.EnumerateArray().ToDictionary(item => item.GetProperty("id").ToString(), StringComparer.Ordinal);
        var checkedCases = 0;
        foreach (var example in examples.RootElement.GetProperty("cases").EnumerateArray())
        {
            var item = items[example.GetProperty("item").ToString()];
            if (example.GetProperty("payable").ValueKind != JsonValueKind.Number || item.GetProperty("amount").GetString() is not { } amount)
            {
                continue;
            }

            var facts = DerivedFacts.Complete(Facts.Read(example.GetProperty("facts"), AttributeCatalog.Starter).Required, AttributeCatalog.Starter);
            var outcome = FeelExpression.ParseAmount(amount, AttributeCatalog.Starter).Required.Evaluate(facts);
            var cap = item.GetProperty("cap").ValueKind == JsonValueKind.Number ? item.GetProperty("cap").GetDecimal() : decimal.MaxValue;
            var payable = outcome.Number is { } sum ? Math.Round(Math.Max(0, Math.Min(sum, cap)), 2, MidpointRounding.AwayFromZero) : (decimal?)null;

            Assert.True(payable == example.GetProperty("payable").GetDecimal(), $"{example} gives {payable}: {string.Join(", ", outcome.Missing)}");
            checkedCases++;
        }

        Assert.True(checkedCases >= 30, $"Only {checkedCases} worked cases have a formula and a sum.");
    }

    private static JsonDocument Json(Stream stream)
    {
        using (stream)
        {
            return JsonDocument.Parse(stream);
        }
    }
}
