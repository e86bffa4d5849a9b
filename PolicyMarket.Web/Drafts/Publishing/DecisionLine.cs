namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>One step in the history of a draft: what, by whom, when (UTC), and the reason.</summary>
public sealed record DecisionLine(string What, string PersonName, DateTime At, string Reason);
