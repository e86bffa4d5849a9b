using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Rules.Cases;

/// <summary>Boundary cases are found for thresholds and tiers, decide what they should, and both engines give the proposed result.</summary>
public sealed class CaseProposalTests
{
    [Fact]
    public void A_threshold_gives_a_case_at_it_below_above_and_missing()
    {
        var list = Propose(
            CaseRules.Runner("""{"all":[{"attribute":"employees","op":">=","value":300},{"attribute":"tax_credit_rating","op":"in","value":["A","B"]}]}""")
        );

        var headcount = list.Proposals.Where(p => p.Reasons.Any(reason => reason.Contains("从业人员", StringComparison.Ordinal))).ToList();
        Assert.Equal(
            [(300m, OutcomeKind.Eligible), (299m, OutcomeKind.Ineligible), (301m, OutcomeKind.Eligible), (null, OutcomeKind.Unknown)],
            headcount.Select(p => ((p.Case.Facts.Told["employees"] as NumberFact)?.Value, p.Case.Expected.Outcome))
        );
        Assert.All(list.Proposals, p => Assert.Equal(p.Case.Expected.Outcome == OutcomeKind.Eligible, p.Case.Expected.Fen is not null));
        Assert.Empty(list.NotFound);
    }

    [Theory]
    [InlineData("revenue", "20000000", 19_999_999.99)]
    [InlineData("rd_expense_ratio", "0.03", 0.0299)]
    [InlineData("employees", "10", 9)]
    public void One_unit_below_is_the_smallest_step_of_the_attribute(string attribute, string threshold, double below) =>
        Assert.Contains(
            Propose(CaseRules.Runner($$"""{"all":[{"attribute":"{{attribute}}","op":">=","value":{{threshold}}}]}""")).Proposals,
            p => p.Case.Facts.Told[attribute] is NumberFact number && number.Value == (decimal)below && p.Case.Expected.Outcome == OutcomeKind.Ineligible
        );

    [Fact]
    public void A_day_moves_by_one_day_and_an_impossible_value_is_not_proposed()
    {
        var days = Propose(CaseRules.Runner("""{"all":[{"attribute":"moved_in_date","op":">=","value":"2025-01-01"}]}"""));
        var zero = Propose(CaseRules.Runner("""{"all":[{"attribute":"employees","op":">=","value":0}]}"""));

        Assert.Contains(days.Proposals, p => p.Case.Facts.Told["moved_in_date"] is DateFact { Value: { Year: 2024, Month: 12, Day: 31 } });
        Assert.DoesNotContain(zero.Proposals, p => p.Case.Facts.Told["employees"] is NumberFact { Value: < 0m });
    }

    [Fact]
    public void Tiers_give_a_case_in_each_at_each_bound_and_below_it()
    {
        var runner = CaseRules.Runner(
            """{"all":[{"attribute":"employees","op":">=","value":10}]}""",
            "\"if revenue >= 50000000 then 150000 else if revenue >= 30000000 then 100000 else 0\"",
            "null"
        );
        var list = Propose(runner);

        decimal[] revenues = [.. list.Proposals.Select(p => p.Case.Facts.Told.GetValueOrDefault("revenue")).OfType<NumberFact>().Select(n => n.Value)];
        Assert.Superset(new HashSet<decimal> { 50_000_000m, 49_999_999.99m, 30_000_000m, 29_999_999.99m, 100_000_000m }, revenues.ToHashSet());
        Assert.True(Coverage(runner, list).IsFull);
    }

    [Fact]
    public void A_condition_that_can_never_decide_is_named_and_not_invented()
    {
        var list = Propose(
            CaseRules.Runner("""{"all":[{"attribute":"employees","op":">=","value":300},{"attribute":"employees","op":"<","value":200}]}""")
        );

        Assert.NotEmpty(list.NotFound);
        Assert.DoesNotContain(list.Proposals, p => p.Case.Expected.Outcome == OutcomeKind.Eligible);
    }

    [Fact]
    public void Expressions_negations_and_groups_are_decided_by_their_proposals()
    {
        var runner = CaseRules.Runner(
            """
            {"all":[{"feel":"rd_expense >= 0.03 * revenue"},{"not":{"attribute":"in_abnormal_operation_list","op":"==","value":true}},
            {"any":[{"attribute":"industry_code","op":"under","value":"C"},{"attribute":"qualifications_valid","op":"in","value":["srdi_sme"]}]}]}
            """
        );

        Assert.Empty(Coverage(runner, Propose(runner)).Gaps);
    }

    [Fact]
    public void Both_engines_give_the_proposed_results_of_every_starter_item()
    {
        using var file = StarterFiles.Open(StarterFiles.Policies);
        var (proposed, full) = (0, 0);
        foreach (var rule in PolicyExchange.Read(file, CaseRules.Catalog).Required)
        {
            var runner = new CaseRunner(rule, CaseRules.Catalog);
            var list = Propose(runner);
            Agree(runner, list, CaseRules.Ground);
            proposed += list.Proposals.Length;
            full += Coverage(runner, list).IsFull ? 1 : 0;
        }

        Assert.True(proposed > 1_000 && full > 80, $"{proposed} proposals, {full} items are decided whole.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_engines_give_the_proposed_results_of_random_items(ulong seed)
    {
        var proposed = 0;
        foreach (var rule in new RandomMarket(seed, items: 25, firms: 1).Items.Where(rule => rule.Awards.IsEmpty))
        {
            var runner = new CaseRunner(rule, RandomMarket.Catalog);
            var list = CaseProposals.Of(runner, Facts.Empty, CaseRules.Day);
            Agree(runner, list, Facts.Empty);
            proposed += list.Proposals.Length;
        }

        Assert.True(proposed > 50, $"Seed {seed}: {proposed} proposals.");
    }

    private static CaseProposalList Propose(CaseRunner runner) => CaseProposals.Of(runner, CaseRules.Ground, CaseRules.Day);

    private static CaseCoverage Coverage(CaseRunner runner, CaseProposalList list) =>
        runner.CoverageOf([.. list.Proposals.Select(p => runner.Run(p.Case.Facts.Over(CaseRules.Ground, CaseRules.Day)))]);

    private static void Agree(CaseRunner runner, CaseProposalList list, Facts ground)
    {
        List<Facts> facts = [.. list.Proposals.Select(p => p.Case.Facts.Over(ground, CaseRules.Day))];
        var columnar = runner.RunColumnar(facts);
        foreach (var (place, proposal) in list.Proposals.Index())
        {
            var reference = runner.Run(facts[place]);
            Assert.True(reference.Meets(proposal.Case.Expected), $"{runner.Rule.Id}: {proposal.Case}");
            Assert.True(runner.Agrees(reference, columnar[place]), $"{runner.Rule.Id}: {proposal.Case}, {columnar[place]}");
            Assert.Equal(proposal.Case.Facts, CaseFacts.Read(proposal.Case.Facts.ToJson(), runner.Catalog).Required);
        }
    }
}
