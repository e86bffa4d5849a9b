using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Tests.Rules.Cases;

/// <summary>A case has the answer of the reference, and the conditions and tiers that decided it are marked.</summary>
public sealed class CaseRunnerTests
{
    private const string Both =
        """{"all":[{"attribute":"employees","op":">=","value":300},{"any":[{"attribute":"owns_core_ip","op":"==","value":true},{"attribute":"rd_expense","op":">","value":0}]}]}""";

    private const string Tiers = "\"if revenue >= 50000000 then 150000 else if revenue >= 30000000 then 100000 else 0\"";

    [Fact]
    public void An_answer_is_met_to_the_fen()
    {
        var result = CaseRules.Runner(Both).Run("""{"employees":300,"owns_core_ip":true,"rd_expense":0,"revenue":1000000}""");

        Assert.Equal(new CaseExpectation(OutcomeKind.Eligible, 10_000_00), result.Answer);
        Assert.True(result.Meets(new CaseExpectation(OutcomeKind.Eligible, 10_000_00)));
        Assert.False(result.Meets(new CaseExpectation(OutcomeKind.Eligible, 10_000_01)));
        Assert.False(result.Meets(new CaseExpectation(OutcomeKind.Eligible)));
    }

    [Fact]
    public void Only_conditions_whose_truth_alone_would_change_the_result_are_marked()
    {
        var runner = CaseRules.Runner(Both);

        // Places: 0 all, 1 employees, 2 any, 3 owns_core_ip, 4 rd_expense.
        Assert.Equal([new(1, Truth.True), new(3, Truth.True)], Marks(runner.Run("""{"employees":300,"owns_core_ip":true,"rd_expense":0,"revenue":1}""")));
        Assert.Equal([new(1, Truth.True)], Marks(runner.Run("""{"employees":300,"owns_core_ip":true,"rd_expense":5,"revenue":1}""")));
        Assert.Equal([new(1, Truth.False)], Marks(runner.Run("""{"employees":299,"owns_core_ip":true,"rd_expense":5}""")));
        Assert.Empty(Marks(runner.Run("""{"employees":299,"owns_core_ip":false,"rd_expense":0}""")));
        Assert.Contains(new CaseMark(3, Truth.Unknown), Marks(runner.Run("""{"employees":300,"rd_expense":0}""")));
    }

    [Fact]
    public void Coverage_counts_each_truth_of_each_condition_and_each_tier()
    {
        var runner = CaseRules.Runner("""{"all":[{"attribute":"employees","op":">=","value":300,"cite":"第一条"}]}""", Tiers, "null");
        CaseResult[] results = [runner.Run("""{"employees":300,"revenue":30000000}"""), runner.Run("""{"employees":299,"revenue":50000000}""")];

        var coverage = runner.CoverageOf(results);

        Assert.Equal((3, 5), (coverage.Decided, coverage.All));
        Assert.Equal([OutcomeKind.Eligible, OutcomeKind.Ineligible], results.Select(result => result.Outcome));
        Assert.Equal(2, coverage.Gaps.Length);
        Assert.Equal(Truth.Unknown, Assert.Single(coverage.Gaps[0].Never));
        Assert.Equal("第一条", coverage.Gaps[0].Cite);
        Assert.Equal("没有算例由它缺数据来决定结果", CaseWording.Say(coverage.Gaps[0]));
        Assert.Equal("没有算例落在这一档", CaseWording.Say(coverage.Gaps[1]));
        Assert.False(coverage.IsFull);
    }

    [Fact]
    public void Rows_of_a_table_that_is_no_tier_form_are_counted_too()
    {
        const string Table = """
            {"table":{"name":"奖励","hit":"unique","inputs":[{"expression":"employees"},{"expression":"owns_core_ip"}],"outputs":[{"name":"金额"}],
            "rules":[{"when":["< 300","-"],"then":["0"]},{"when":[">= 300","true"],"then":["200"]},{"when":[">= 300","false"],"then":["100"]}]}}
            """;
        var runner = CaseRules.Runner("""{"all":[{"attribute":"revenue","op":">","value":0}]}""", Table, "null");

        Assert.Equal(1, Assert.Single(runner.Run("""{"revenue":1,"employees":300,"owns_core_ip":true}""").Tiers));
        Assert.Equal(3, runner.CoverageOf([]).Gaps.Count(gap => gap.Never.IsEmpty));
    }

    [Fact]
    public void Both_engines_answer_alike_and_the_territory_is_a_condition()
    {
        var runner = CaseRules.Runner(Both);
        var told = CaseRules.Told("""{"employees":300,"owns_core_ip":true,"rd_expense":0,"revenue":1000000}""").Over(CaseRules.Ground, CaseRules.Day);

        Assert.True(runner.Agrees(runner.Run(told), Assert.Single(runner.RunColumnar([told]))));
        Assert.Empty(runner.RunColumnar([]));
    }

    private static CaseMark[] Marks(CaseResult result) => [.. result.Marks.OrderBy(mark => mark.Place)];
}
