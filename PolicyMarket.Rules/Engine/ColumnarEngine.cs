using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine;

/// <summary>The default engine: evaluates each distinct condition once per block of rows into bitmaps and combines them by item.</summary>
public sealed class ColumnarEngine : IEligibilityEngine
{
    private ColumnarEngine() { }

    public static ColumnarEngine Instance { get; } = new();

    public EngineKind Kind => EngineKind.Columnar;

    public EngineCapabilities Capabilities { get; } =
        new()
        {
            FindsNearMisses = true,
            CountsDrafts = true,
            KeepsEncodedTables = true,
            CountsMissingFacts = true,
            PairsPerHour = 10_000_000_000_000,
        };

    public ICompiledRules Compile(CompiledPlan plan, CancellationToken ct = default) => new Rules(plan);

    private sealed class Rules(CompiledPlan plan) : ICompiledRules
    {
        public IEligibilityEngine Engine => Instance;

        public CompiledPlan Plan => plan;

        public MatchResult Determine(FactTable table, MatchSettings? settings = null, CancellationToken ct = default) =>
            Determine(plan.Encode(table, (settings ?? new MatchSettings()).Threads), settings, ct);

        public MatchResult Determine(EncodedTable table, MatchSettings? settings = null, CancellationToken ct = default) =>
            plan.Match(table, settings, ct);

        public FirmVerdicts DetermineFirm(Facts facts) => plan.MatchFirm(facts);
    }
}
