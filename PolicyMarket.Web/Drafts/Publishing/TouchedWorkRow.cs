namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>An offer or claim under way; sums in fen; After in words.</summary>
public sealed record TouchedWorkRow(string Kind, string FirmName, string State, long AmountFen, string After);
