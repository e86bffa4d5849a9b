using PolicyMarket.Rules.Engine.Drafts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A draft's figures and how long compiling and counting took.</summary>
public sealed record DraftMeasure(DraftFigures Figures, TimeSpan Took);
