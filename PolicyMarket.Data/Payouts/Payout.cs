using PolicyMarket.Data.Claims;

namespace PolicyMarket.Data.Payouts;

/// <summary>拨付. Natural key: claim + instalment + attempt; at most one attempt of an instalment is not returned (a filtered unique index).</summary>
public sealed class Payout
{
    internal Payout() { }

    public long Id { get; private set; }
    public long ClaimId { get; internal init; }
    public Claim? Claim { get; internal init; }

    /// <summary>From 1.</summary>
    public int Instalment { get; internal init; }

    /// <summary>From 1; a returned payout is sent again as the next attempt.</summary>
    public int Attempt { get; internal init; }
    public long AmountFen { get; internal init; }
    public long FundId { get; internal init; }
    public PayoutState State { get; internal set; }
    public long? BatchId { get; internal set; }

    /// <summary>The account as it was when the payout was made.</summary>
    public string AccountHolder { get; internal init; } = "";
    public string BankName { get; internal init; } = "";
    public string AccountNumber { get; internal init; } = "";
    public DateOnly? SettledOn { get; internal set; }
    public string? BankReference { get; internal set; }
    public string? ReturnReason { get; internal set; }
    public DateTime CreatedAt { get; internal init; }

    internal void Move(PayoutState to) => State = PayoutMoves.Table.Move($"payout {Id}", State, to);

    internal void PutIn(long batchId)
    {
        Move(PayoutState.InBatch);
        BatchId = batchId;
    }

    internal void TakeOut()
    {
        Move(PayoutState.Reserved);
        BatchId = null;
    }

    internal void Settle(PayoutState to, DateOnly on, string? bankReference, string? returnReason)
    {
        Move(to);
        SettledOn = on;
        BankReference = bankReference;
        ReturnReason = returnReason;
    }
}
