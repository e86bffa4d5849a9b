using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Examples;

/// <summary>
/// The cases that a clerk computed by hand, through the columnar engine: all cases as the rows of one table, all starter items as one plan.
/// </summary>
public sealed class PlanCaseTests
{
    private static readonly IReadOnlyList<PolicyRule> Rules = [.. WorkedExamples.Rules.Values];
    private static readonly CompiledPlan Plan = PlanCompiler.Compile(Rules, AttributeCatalog.Starter);
    private static readonly Dictionary<string, int> Places = Rules.Index().ToDictionary(one => one.Item.Id, one => one.Index, StringComparer.Ordinal);

    [Fact]
    public void Worked_cases_come_out_of_the_plan_as_by_hand()
    {
        var table = FactTable.Of(AttributeCatalog.Starter, [.. WorkedExamples.Cases.Select(WorkedExamples.FactsOf)]);
        using var result = Plan.Match(Plan.Encode(table));
        var payable = new PayableColumns(Plan, table);
        foreach (var (row, example) in WorkedExamples.Cases.Index())
        {
            var item = Places[WorkedExamples.Text(example, "item")];
            var expected = example.GetProperty("eligible").ValueKind switch
            {
                JsonValueKind.True => OutcomeKind.Eligible,
                JsonValueKind.False => OutcomeKind.Ineligible,
                _ => OutcomeKind.Unknown,
            };

            var outcome = result.OutcomeOf(new ItemIndex(item), new RowIndex(row));
            var fen = outcome == OutcomeKind.Eligible ? payable.FenOf(new ItemIndex(item), new RowIndex(row)) : null;

            Assert.True(
                (expected, WorkedExamples.Number(example, "payable")) == (outcome, fen / 100m),
                $"{WorkedExamples.Text(example, "item")} ({WorkedExamples.Text(example, "note")}): {outcome} {fen}"
            );
            Assert.Equal(expected, Plan.MatchFirm(WorkedExamples.FactsOf(example)).OutcomeOf(item));
        }
    }

    [Fact]
    public void Every_case_agrees_with_the_explainer_on_every_item()
    {
        var explainer = new Explainer(AttributeCatalog.Starter);
        List<Facts> facts = [.. WorkedExamples.Cases.Concat(WorkedExamples.Bundles).Select(WorkedExamples.FactsOf)];
        var table = FactTable.Of(AttributeCatalog.Starter, facts);
        using var result = Plan.Match(Plan.Encode(table));
        var payable = new PayableColumns(Plan, table);
        foreach (var (row, firm) in facts.Index())
        {
            foreach (var (item, rule) in Rules.Index())
            {
                var decision = explainer.Decide(rule, firm);
                var fen = decision.Outcome == OutcomeKind.Eligible ? payable.FenOf(new ItemIndex(item), new RowIndex(row)) : null;
                Assert.True(
                    (decision.Outcome, decision.PayableYuan) == (result.OutcomeOf(new ItemIndex(item), new RowIndex(row)), fen / 100m),
                    $"{rule.Id}, case {row + 1}"
                );
            }
        }
    }

    [Fact]
    public void Bundles_pay_out_of_the_plan_only_the_best_of_a_group()
    {
        foreach (var bundle in WorkedExamples.Bundles)
        {
            var table = FactTable.Of(AttributeCatalog.Starter, [WorkedExamples.FactsOf(bundle)]);
            using var result = Plan.Match(Plan.Encode(table));
            var payable = new PayableColumns(Plan, table);
            List<(PolicyRule Rule, decimal? Payable)> results =
            [
                .. bundle
                    .GetProperty("items")
                    .EnumerateArray()
                    .Select(item => Places[item.GetString() ?? ""])
                    .Select(item =>
                        (
                            Rules[item],
                            result.OutcomeOf(new ItemIndex(item), new RowIndex(0)) == OutcomeKind.Eligible
                                ? payable.FenOf(new ItemIndex(item), new RowIndex(0)) / 100m
                                : null
                        )
                    ),
            ];

            var kept = ExclusiveGroups.KeepBest(results, one => one.Rule.ExclusiveGroup, one => one.Payable, one => one.Rule.Id);

            Assert.Equal(bundle.GetProperty("each").EnumerateArray().Select(each => (decimal?)each.GetDecimal()), results.Select(one => one.Payable));
            Assert.Equal(WorkedExamples.Number(bundle, "expected_total"), kept.Sum(one => one.Payable));
        }
    }

    /// <summary>The size table goes by the row's key; through the plan it goes by the industry code that the row covers.</summary>
    [Fact]
    public void Sizes_are_known_to_the_plan_as_the_table_says()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Examples", "sme-classification.json")));
        var codes = document
            .RootElement.GetProperty("industries")
            .EnumerateArray()
            .ToDictionary(row => WorkedExamples.Text(row, "key"), row => row.GetProperty("industry_codes")[0].GetString() ?? "", StringComparer.Ordinal);
        List<JsonElement> cases = [.. document.RootElement.GetProperty("cases").EnumerateArray()];
        var table = FactTable.Of(
            AttributeCatalog.Starter,
            [
                .. cases.Select(example =>
                    WorkedExamples.FactsOf(example).With("industry_code", new TextFact(codes[WorkedExamples.Text(example, "industry")]))
                ),
            ]
        );

        Assert.Equal(38, cases.Count);
        Assert.Equal(
            cases.Select(example => (FactValue?)new TextFact(WorkedExamples.Text(example, "expected"))),
            Enumerable.Range(0, cases.Count).Select(row => table.Get(row, "enterprise_size"))
        );
    }
}
