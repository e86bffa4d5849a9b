using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Examples;

public sealed class BundleTests
{
    private static readonly Explainer Explainer = new(AttributeCatalog.Starter);

    public static TheoryData<int, string> Bundles()
    {
        var rows = new TheoryData<int, string>();
        foreach (var (index, bundle) in WorkedExamples.Bundles.Index())
        {
            rows.Add(index, WorkedExamples.Text(bundle, "note"));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Bundle_pays_only_the_best_of_a_group(int index, string note)
    {
        var bundle = WorkedExamples.Bundles[index];
        var facts = WorkedExamples.FactsOf(bundle);
        List<(PolicyRule Rule, decimal? Payable)> results =
        [
            .. bundle
                .GetProperty("items")
                .EnumerateArray()
                .Select(item => WorkedExamples.Rules[item.GetString() ?? ""])
                .Select(rule => (rule, Explainer.Explain(rule, facts).PayableYuan)),
        ];

        var kept = ExclusiveGroups.KeepBest(results, one => one.Rule.ExclusiveGroup, one => one.Payable, one => one.Rule.Id);

        Assert.Equal(bundle.GetProperty("each").EnumerateArray().Select(each => (decimal?)each.GetDecimal()), results.Select(one => one.Payable));
        Assert.True(WorkedExamples.Number(bundle, "expected_total") == kept.Sum(one => one.Payable), note);
    }
}
