using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Web.Policies;

/// <summary>How the signed-in firm stands to an item by the data of today.</summary>
public sealed record ItemVerdict(string FirmName, Explanation Explanation)
{
    /// <summary>Why 就高不重复 takes the item away from the firm, in words; null: it does not.</summary>
    public string? Excluded { get; init; }
}
