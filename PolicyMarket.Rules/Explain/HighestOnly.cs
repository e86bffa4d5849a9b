namespace PolicyMarket.Rules.Explain;

/// <summary>
/// 就高不重复: what a firm has had takes away what it could have of the same item or exclusive group for the same time. It is taken away whole, also when
/// it would pay more: no difference is paid unless a text says so, which no item can say yet. One rule for offers, home, item page, near misses, lists and
/// drafts.
/// </summary>
/// <param name="received">What the firm has claimed, of any version and period.</param>
/// <param name="today">The business date.</param>
public sealed class HighestOnly(IReadOnlyCollection<Received> received, DateOnly today)
{
    public static HighestOnly Nothing { get; } = new([], default);

    /// <summary>The claim that takes an entitlement away; null: none does.</summary>
    public Received? Obstacle(string itemId, string? group, string period) =>
        received.FirstOrDefault(one => one.ItemId == itemId && one.Period == period)
        ?? received.FirstOrDefault(one =>
            (one.ItemId != itemId && group is not null && one.Groups.Contains(group, StringComparer.Ordinal))
            && EntitlementPeriods.Overlap(one.Period, one.On, period, today)
        );

    /// <summary>True when nothing stands in the way.</summary>
    public bool IsOpen(string itemId, string? group, string period) => Obstacle(itemId, group, period) is null;

    /// <summary>Why the entitlement is not shown, in words; null: it is.</summary>
    public string? Reason(string itemId, string? group, string period) =>
        Obstacle(itemId, group, period) is { } had ? HighestOnlyWords.Of(had, isSameItem: had.ItemId == itemId) : null;
}
