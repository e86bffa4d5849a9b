namespace PolicyMarket.Data.Matching;

/// <summary>An apply-free match that may become an offer. IsFresh: decided anew in this run, so that its grounds may be others although the sum is the same.</summary>
internal sealed record OfferCandidate(PlannedItem Item, string Period, long AmountFen, bool IsFresh)
{
    /// <summary>The department that checks it for this firm.</summary>
    public required long DepartmentId { get; init; }

    /// <summary>Items exclude each other within one group and one period; null: no group.</summary>
    public string? GroupKey => Item.Rule.ExclusiveGroup is { } group ? $"{group}|{Period}" : null;
}
