using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Data.Opinions;

/// <summary>Gives the engine of a kind; the seam at which a test puts an engine that answers wrongly.</summary>
internal interface IEngineChoice
{
    IEligibilityEngine EngineOf(EngineKind kind);
}

/// <summary>The engines of the product.</summary>
internal sealed class EngineChoice : IEngineChoice
{
    public IEligibilityEngine EngineOf(EngineKind kind) => EligibilityEngines.Of(kind);
}
