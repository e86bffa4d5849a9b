using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>An item in its current version as the public sees it.</summary>
public sealed record CachedItem(
    long ItemId,
    long VersionId,
    int VersionNumber,
    DateTime PublishedAt,
    DateOnly? ConfirmedUntil,
    PolicyRule Rule,
    PayText Pay
)
{
    public string Code => Rule.Id;

    public string? Region => Rule.Document.Region;

    public string RegionName => Rule.Document.Region is { } region ? RegionTree.Name(region) : "全国";

    /// <summary>税务、人社 → each of them.</summary>
    public IReadOnlyList<string> Departments { get; } =
        Rule.Department.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public InForceText InForce(DateOnly today) => InForceText.Of(Rule, ConfirmedUntil, today);
}
