namespace PolicyMarket.Web.Firms;

/// <summary>
/// One sum that the firm can take now. Why: the amount in a sentence, as its determination record has it; null when the record cannot be read.
/// </summary>
public sealed record OfferCard(
    long Id,
    string Title,
    string Summary,
    string Department,
    bool IsChecked,
    string Period,
    long AmountFen,
    DateOnly LastDay,
    string ItemCode,
    string? ExclusiveGroup
)
{
    public string? Why { get; init; }
}
