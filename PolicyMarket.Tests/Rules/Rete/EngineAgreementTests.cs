using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Tests.Examples;

namespace PolicyMarket.Tests.Rules.Rete;

/// <summary>All engines give the same answers through the seam, on worked cases and on tables of any size.</summary>
public sealed class EngineAgreementTests
{
    private static readonly IReadOnlyList<PolicyRule> Rules = [.. WorkedExamples.Rules.Values];

    [Theory]
    [InlineData(EngineKind.Columnar)]
    [InlineData(EngineKind.NRules)]
    [InlineData(EngineKind.Explainer)]
    public void Worked_cases_come_out_as_by_hand_and_all_pairs_as_the_explainer_says(EngineKind kind)
    {
        var compiled = EligibilityEngines.Of(kind).Compile([.. Rules], AttributeCatalog.Starter, new AwardIndex(Rules));
        var facts = WorkedExamples.Cases.Select(WorkedExamples.FactsOf).ToList();
        using var result = compiled.Determine(FactTable.Of(AttributeCatalog.Starter, facts));
        var explainer = new Explainer(AttributeCatalog.Starter);
        foreach (var (row, example) in WorkedExamples.Cases.Index())
        {
            var wanted = example.GetProperty("eligible").ValueKind switch
            {
                JsonValueKind.True => OutcomeKind.Eligible,
                JsonValueKind.False => OutcomeKind.Ineligible,
                _ => OutcomeKind.Unknown,
            };
            var verdicts = compiled.DetermineFirm(facts[row]);
            foreach (var (item, rule) in Rules.Index())
            {
                var expected = rule.Id == WorkedExamples.Text(example, "item") ? wanted : explainer.Decide(rule, facts[row]).Outcome;
                Assert.True(
                    (expected, expected) == (result.OutcomeOf(new ItemIndex(item), new RowIndex(row)), verdicts.OutcomeOf(item)),
                    $"{kind}, {rule.Id}, case {row + 1}"
                );
            }
        }
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 12)]
    [InlineData(255, 7)]
    [InlineData(257, 7)]
    [InlineData(2_049, 5)]
    [InlineData(4_500, 3)]
    public void Counts_and_rows_agree_at_any_size(int firms, int items)
    {
        var market = new RandomMarket(seed: 11, items, firms);
        var table = FactTable.Of(RandomMarket.Catalog, market.Firms);
        var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog);
        using var expected = EligibilityEngines.Of(EngineKind.Columnar).Compile(plan).Determine(table);
        foreach (var kind in new[] { EngineKind.NRules, EngineKind.Explainer })
        {
            using var result = EligibilityEngines.Of(kind).Compile(plan).Determine(table, new MatchSettings { Threads = 2 });

            Assert.Equal((expected.Pairs, expected.EligibleTotal, expected.UnknownTotal), (result.Pairs, result.EligibleTotal, result.UnknownTotal));
            for (var item = 0; item < items; item++)
            {
                Assert.Equal(RowsOf(expected, item), RowsOf(result, item));
                Assert.Equal(UnknownOf(expected, item), UnknownOf(result, item));
            }
        }
    }

    /// <summary>Counts of missing facts and sums read the result of any engine.</summary>
    [Fact]
    public void Missing_facts_are_the_same_from_the_result_of_any_engine()
    {
        var market = new RandomMarket(seed: 5, items: 30, firms: 3_000);
        var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog);
        var table = plan.Encode(FactTable.Of(RandomMarket.Catalog, market.Firms));
        using var expected = plan.Match(table);
        using var result = EligibilityEngines.Of(EngineKind.NRules).Compile(plan).Determine(table);

        Assert.NotEmpty(MissingFacts.Count(table, expected));
        Assert.Equal(MissingFacts.Count(table, expected).AsEnumerable(), MissingFacts.Count(table, result));
        Assert.Equal(MissingAmounts.Count(table.Table, expected).AsEnumerable(), MissingAmounts.Count(table.Table, result));
    }

    [Theory]
    [InlineData(EngineKind.Columnar)]
    [InlineData(EngineKind.NRules)]
    [InlineData(EngineKind.Explainer)]
    public void No_items_have_no_pairs(EngineKind kind)
    {
        var compiled = EligibilityEngines.Of(kind).Compile([], RandomMarket.Catalog, AwardIndex.Empty);
        using var result = compiled.Determine(FactTable.Of(RandomMarket.Catalog, new RandomMarket(seed: 1, items: 1, firms: 70).Firms));

        Assert.Equal((0L, 0), (result.Pairs, compiled.DetermineFirm(Facts.Empty).ItemCount));
    }

    [Fact]
    public void A_result_in_another_order_than_the_table_is_refused()
    {
        var market = new RandomMarket(seed: 5, items: 3, firms: 200);
        var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog);
        var facts = FactTable.Of(RandomMarket.Catalog, market.Firms);
        var turned = EncodedTable
            .InGivenOrder(plan, facts, threads: 1)
            .In(RowOrder.Of([.. Enumerable.Range(0, 200).Reverse()], new HashSet<string>()), threads: 1);
        using var result = EligibilityEngines.Of(EngineKind.NRules).Compile(plan).Determine(facts);

        Assert.Throws<ArgumentException>(() => MissingFacts.Count(turned, result));
    }

    [Theory]
    [InlineData(EngineKind.Columnar)]
    [InlineData(EngineKind.NRules)]
    [InlineData(EngineKind.Explainer)]
    public void A_table_of_another_plan_is_refused(EngineKind kind)
    {
        var market = new RandomMarket(seed: 5, items: 3, firms: 20);
        var facts = FactTable.Of(RandomMarket.Catalog, market.Firms);
        var other = PlanCompiler.Compile(market.Items, RandomMarket.Catalog).Encode(facts);
        var compiled = EligibilityEngines.Of(kind).Compile(PlanCompiler.Compile(market.Items, RandomMarket.Catalog));

        Assert.Throws<ArgumentException>(() => compiled.Determine(other));
    }

    [Theory]
    [InlineData(EngineKind.Columnar)]
    [InlineData(EngineKind.NRules)]
    [InlineData(EngineKind.Explainer)]
    public void A_cancelled_run_ends_with_the_cancellation(EngineKind kind)
    {
        var market = new RandomMarket(seed: 5, items: 3, firms: 20);
        var compiled = EligibilityEngines.Of(kind).Compile(PlanCompiler.Compile(market.Items, RandomMarket.Catalog));
        var table = FactTable.Of(RandomMarket.Catalog, market.Firms);

        Assert.ThrowsAny<OperationCanceledException>(() => compiled.Determine(table, ct: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Compiling_a_network_ends_with_the_cancellation() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            EligibilityEngines
                .Of(EngineKind.NRules)
                .Compile(
                    PlanCompiler.Compile(new RandomMarket(seed: 5, items: 3, firms: 1).Items, RandomMarket.Catalog),
                    new CancellationToken(canceled: true)
                )
        );

    /// <summary>One network serves many threads, each with sessions of its own.</summary>
    [Fact]
    public void One_network_serves_many_threads()
    {
        var market = new RandomMarket(seed: 9, items: 20, firms: 40);
        var compiled = EligibilityEngines.Of(EngineKind.NRules).Compile(PlanCompiler.Compile(market.Items, RandomMarket.Catalog));
        var expected = market.Firms.Select(firm => compiled.DetermineFirm(firm).Eligible.ToList()).ToList();

        Parallel.For(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            one => Assert.Equal(expected[one % 40], compiled.DetermineFirm(market.Firms[one % 40]).Eligible)
        );
    }

    private static List<int> RowsOf(MatchResult result, int item)
    {
        var rows = new int[result.EligibleCount(item)];
        Assert.Equal(rows.Length, result.CopyEligible(item, rows));
        return [.. rows];
    }

    private static List<int> UnknownOf(MatchResult result, int item)
    {
        var rows = new int[result.UnknownCount(item)];
        Assert.Equal(rows.Length, result.CopyUnknown(item, rows));
        return [.. rows];
    }
}
