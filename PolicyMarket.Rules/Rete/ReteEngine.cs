using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Rete;

/// <summary>
/// The second, independent engine: each item becomes two rules in the Rete network of NRules, "certainly eligible" and "possibly eligible". It
/// evaluates conditions by its own code: only FEEL and the trees of codes are those of the columnar engine and the Explainer.
/// </summary>
public sealed class ReteEngine : IEligibilityEngine
{
    private ReteEngine() { }

    public static ReteEngine Instance { get; } = new();

    public EngineKind Kind => EngineKind.NRules;

    public EngineCapabilities Capabilities { get; } =
        new()
        {
            FindsNearMisses = false,
            CountsDrafts = false,
            KeepsEncodedTables = false,
            CountsMissingFacts = false,
            PairsPerHour = 5_000_000_000,
        };

    /// <summary>Takes 6 to 7 ms per item: keep the compiled rules as long as the published versions stay.</summary>
    public ICompiledRules Compile(CompiledPlan plan, CancellationToken ct = default) => new ReteRules(plan, ct);
}
