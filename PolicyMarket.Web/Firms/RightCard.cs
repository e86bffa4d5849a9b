using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Firms;

/// <summary>An entitlement or qualification that the firm can have, and what it opens.</summary>
public sealed record RightCard(string ItemCode, string Title, BenefitKind Kind, string Department, string? Where, IReadOnlyList<OpenedItem> Opens);
