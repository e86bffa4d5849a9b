using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Review;

namespace PolicyMarket.Web.Payouts;

/// <summary>A batch as its checker sees it: remarks and findings first, sums, both signatures, what became of the money.</summary>
public sealed record BatchView(
    long Id,
    string Number,
    BatchState State,
    int Count,
    long TotalFen,
    string ContentHash,
    long MakerPersonId,
    string Maker,
    DateTime MadeAt,
    string? Checker,
    DateTime? CheckedAt,
    string? RejectReason,
    DateTime? InstructedAt,
    int FirmCount,
    int Answered,
    IReadOnlyList<PayeeFinding> Findings,
    BatchReview Review,
    BatchReconciliation? Money,
    IReadOnlyList<PendingAnswerRow> Pending
)
{
    /// <summary>Every payment file that was made, the latest of a format first.</summary>
    public IReadOnlyList<PaymentFileRow> Files { get; init; } = [];

    /// <summary>Files of the bank or the treasury that were taken in, the latest first.</summary>
    public IReadOnlyList<BankResultLine> Results { get; init; } = [];

    /// <summary>Entries of statements that belong to no payout.</summary>
    public IReadOnlyList<StatementEntryRow> Entries { get; init; } = [];

    public int OpenFindings => Findings.Count(f => f.IsOpen);

    /// <summary>Something of the batch is still to be paid.</summary>
    public bool IsOpen => State is BatchState.AwaitingApproval or BatchState.Approved;

    /// <summary>The bank has the batch.</summary>
    public bool IsSent => State is BatchState.Approved or BatchState.Settled;
}
