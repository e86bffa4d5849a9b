using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Tests.Examples;

public sealed class WorkedCaseTests
{
    private static readonly Explainer Explainer = new(AttributeCatalog.Starter);

    public static TheoryData<int, string, string> Cases()
    {
        var rows = new TheoryData<int, string, string>();
        foreach (var (index, example) in WorkedExamples.Cases.Index())
        {
            rows.Add(index, WorkedExamples.Text(example, "item"), WorkedExamples.Text(example, "note"));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Worked_case_comes_out_as_by_hand(int index, string item, string note)
    {
        var example = WorkedExamples.Cases[index];
        var expected = example.GetProperty("eligible").ValueKind switch
        {
            JsonValueKind.True => OutcomeKind.Eligible,
            JsonValueKind.False => OutcomeKind.Ineligible,
            _ => OutcomeKind.Unknown,
        };

        var rule = WorkedExamples.Rules[item];
        var explanation = Explainer.Explain(rule, WorkedExamples.FactsOf(example));
        var decision = Explainer.Decide(rule, WorkedExamples.FactsOf(example));

        Assert.True(expected == explanation.Outcome, $"{item} ({note}): {explanation.Outcome}, not {expected}");
        Assert.Equal(WorkedExamples.Number(example, "payable"), explanation.PayableYuan);
        Assert.Equal(explanation.Outcome, decision.Outcome);
        Assert.Equal(explanation.PayableYuan, decision.PayableYuan);
        Assert.Equal(explanation.Outcome == OutcomeKind.Ineligible, explanation.Failed.Length > 0);
        Assert.Equal(explanation.Outcome == OutcomeKind.Unknown, explanation.Missing.Length > 0);
    }

    [Fact]
    public void Worked_cases_are_66_and_bundles_5() => Assert.Equal((66, 5), (WorkedExamples.Cases.Count, WorkedExamples.Bundles.Count));

    [Fact]
    public void Missing_declaration_is_asked_for_by_name()
    {
        var example = WorkedExamples.Cases[^1];
        var explanation = Explainer.Explain(WorkedExamples.Rules[WorkedExamples.Text(example, "item")], WorkedExamples.FactsOf(example));

        Assert.Equal(["rd_super_deduction_declared"], explanation.Missing.ToArray());
    }
}
