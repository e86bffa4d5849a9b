namespace PolicyMarket.Web.Policies;

/// <summary>An item of the officer's department: what the department settles about it. EffectiveTo: the last day that its document states.</summary>
public sealed record OwnItemRow(long ItemId, string Code, string Title, DateOnly? EffectiveTo, DateOnly? ConfirmedUntil, bool NeedsPreCheck);
