using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts;

/// <summary>A change of an amount in its form; Box: the box that was typed in, null for a step for itself.</summary>
public sealed record TierEdit(AmountDraft Draft, string? Box = null);
