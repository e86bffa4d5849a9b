namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>One row of tiers as typed; an empty bound is no bound.</summary>
public sealed record TierRowDraft(string Low, bool LowIncluded, string High, bool HighIncluded, string Value, string? Cite = null)
{
    public static TierRowDraft Empty { get; } = new("", true, "", false, "");
}
