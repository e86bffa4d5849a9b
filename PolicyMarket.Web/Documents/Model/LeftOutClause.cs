namespace PolicyMarket.Web.Documents.Model;

/// <summary>A clause that no item has to cite: the reason, who and when (UTC).</summary>
public sealed record LeftOutClause(int ClauseOffset, string Reason, string PersonName, DateTime At);
