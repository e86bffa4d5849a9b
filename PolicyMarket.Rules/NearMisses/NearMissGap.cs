using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>One requirement that a firm does not meet. Gap is how far its value is off, in the attribute's unit (days for dates), null where nothing can be subtracted; Text says it in Chinese.</summary>
public sealed record NearMissGap(string Requirement, string? Cite, string? Attribute, FactValue? Value, decimal? Gap, string Text, bool CanChange);
