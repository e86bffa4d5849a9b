using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Determination;

/// <summary>The reference engine: decides every pair by the evaluator whose trace is the determination record.</summary>
public sealed class ExplainerEngine : IEligibilityEngine
{
    private const int RowsAtOnce = 64;

    private ExplainerEngine() { }

    public static ExplainerEngine Instance { get; } = new();

    public EngineKind Kind => EngineKind.Explainer;

    public EngineCapabilities Capabilities { get; } =
        new()
        {
            FindsNearMisses = false,
            CountsDrafts = false,
            KeepsEncodedTables = false,
            CountsMissingFacts = true,
            PairsPerHour = 20_000_000_000,
        };

    public ICompiledRules Compile(CompiledPlan plan, CancellationToken ct = default) => new Rules(plan);

    private sealed class Rules(CompiledPlan plan) : ICompiledRules
    {
        public IEligibilityEngine Engine => Instance;

        public CompiledPlan Plan => plan;

        public MatchResult Determine(FactTable table, MatchSettings? settings = null, CancellationToken ct = default) =>
            Determine(table, RowOrder.Given, settings, ct);

        public MatchResult Determine(EncodedTable table, MatchSettings? settings = null, CancellationToken ct = default) =>
            Determine(table.Table, table.OrderFor(plan), settings, ct);

        public FirmVerdicts DetermineFirm(Facts facts)
        {
            var full = DerivedFacts.Complete(facts, plan.Catalog);
            var (certain, possible) = (new ulong[(plan.Rules.Length + 63) / 64], new ulong[(plan.Rules.Length + 63) / 64]);
            for (var item = 0; item < plan.Rules.Length; item++)
            {
                var truth = ConditionTruth.Of(plan.Rules[item].Conditions, full);
                certain[item >> 6] |= truth == Truth.True ? 1UL << (item & 63) : 0;
                possible[item >> 6] |= truth != Truth.False ? 1UL << (item & 63) : 0;
            }

            return new FirmVerdicts(plan.Rules.Length, certain, possible);
        }

        private MatchResult Determine(FactTable table, RowOrder order, MatchSettings? settings, CancellationToken ct) =>
            RowByRowRun.Of(
                plan,
                table.RowCount,
                order,
                settings ?? new MatchSettings(),
                RowsAtOnce,
                (rows, firstPlace, verdicts) => Decide(table, rows, firstPlace, verdicts),
                ct
            );

        private void Decide(FactTable table, ReadOnlySpan<int> rows, int firstPlace, BlockVerdicts verdicts)
        {
            for (var place = 0; place < rows.Length; place++)
            {
                var facts = table.FactsOf(rows[place]);
                for (var item = 0; item < plan.Rules.Length; item++)
                {
                    switch (ConditionTruth.Of(plan.Rules[item].Conditions, facts))
                    {
                        case Truth.True:
                            verdicts.MarkEligible(item, firstPlace + place);
                            break;
                        case Truth.Unknown:
                            verdicts.MarkUnknown(item, firstPlace + place);
                            break;
                        default:
                            break;
                    }
                }
            }
        }
    }
}
