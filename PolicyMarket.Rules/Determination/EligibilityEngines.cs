using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Rete;

namespace PolicyMarket.Rules.Determination;

/// <summary>The engines by kind.</summary>
public static class EligibilityEngines
{
    public static IEligibilityEngine Of(EngineKind kind) =>
        kind switch
        {
            EngineKind.Columnar => ColumnarEngine.Instance,
            EngineKind.NRules => ReteEngine.Instance,
            EngineKind.Explainer => ExplainerEngine.Instance,
            _ => throw new InvalidOperationException($"The unknown engine {kind}."),
        };
}
