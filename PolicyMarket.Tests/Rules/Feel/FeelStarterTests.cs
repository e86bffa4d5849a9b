using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Rules.Feel;

public sealed class FeelStarterTests
{
    public static TheoryData<string, string> Amounts
    {
        get
        {
            using var stream = StarterFiles.Open(StarterFiles.Policies);
            using var policies = JsonDocument.Parse(stream);
            var rows = new TheoryData<string, string>();
            foreach (var item in policies.RootElement.EnumerateArray())
            {
                if (item.GetProperty("amount").GetString() is { } amount)
                {
                    rows.Add(item.GetProperty("id").GetString()!, amount); // every item has an id
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Every_starter_amount_is_a_sound_formula(string id, string amount)
    {
        var parsed = FeelExpression.ParseAmount(amount, AttributeCatalog.Starter);

        Assert.True(parsed.Succeeded, $"{id}: {string.Join(" / ", parsed.Diagnostics)}");
    }

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Every_starter_amount_is_unknown_or_constant_without_facts(string id, string amount)
    {
        var formula = FeelExpression.ParseAmount(amount, AttributeCatalog.Starter).Required;
        var outcome = formula.Evaluate(Facts.Empty);

        Assert.True(outcome.Number is not null || outcome.Missing.Length > 0, id);
        Assert.Equal(formula.Attributes.Count == 0, outcome.Number is not null);
        Assert.Subset(formula.Attributes.ToHashSet(StringComparer.Ordinal), outcome.Missing.ToHashSet(StringComparer.Ordinal));
    }
}
