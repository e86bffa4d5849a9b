using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Review;

namespace PolicyMarket.Web.Payouts;

/// <summary>One batch in the list of batches.</summary>
public sealed record BatchRow(
    long Id,
    string Number,
    BatchState State,
    int Answered,
    int Count,
    long TotalFen,
    string Maker,
    DateTime MadeAt,
    string? Checker
)
{
    /// <summary>Outcome of the payments; null before the batch went to the bank.</summary>
    public BatchReconciliation? Money { get; init; }
}
