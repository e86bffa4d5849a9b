namespace PolicyMarket.Rules.Engine;

/// <summary>The engines that determine eligibility. All give the same answers; they differ in speed and in <see cref="EngineCapabilities"/>.</summary>
public enum EngineKind
{
    /// <summary>Firms as columns, each distinct condition once per block of rows: the default.</summary>
    Columnar,

    /// <summary>The Rete network of NRules: two rules per item.</summary>
    NRules,

    /// <summary>The reference: every condition of every pair, in its order.</summary>
    Explainer,
}
