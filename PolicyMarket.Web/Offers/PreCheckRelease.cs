namespace PolicyMarket.Web.Offers;

/// <summary>A bulk approval that waits for its second officer. Changed: lines that are no longer as they were submitted.</summary>
public sealed record PreCheckRelease(
    long Id,
    string Number,
    string Maker,
    bool IsOwn,
    DateTime MadeAt,
    int Count,
    long TotalFen,
    string ContentHash,
    int Changed,
    IReadOnlyList<PreCheckShare> Items,
    IReadOnlyList<string> LargestFirms
);

/// <summary>Offers of one item within a bulk.</summary>
public sealed record PreCheckShare(string Title, int Count, long TotalFen);
