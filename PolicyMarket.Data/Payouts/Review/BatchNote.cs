namespace PolicyMarket.Data.Payouts.Review;

/// <summary>One remark for the checker of a batch: a Chinese sentence without a full stop. Payout: null for a remark about the batch as a whole.</summary>
public sealed record BatchNote(BatchNoteKind Kind, ReviewedPayout? Payout, string Text)
{
    /// <summary>True for what is different from when the batch was made or the claim was confirmed.</summary>
    public bool IsDifference => Kind <= BatchNoteKind.FundClosed;
}
