using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Ledger;

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

    /// <summary>The account as it was when the payout was made, or when it was last named while the payout waited for a batch.</summary>
    public string AccountHolder { get; internal set; } = "";
    public string BankName { get; internal set; } = "";
    public string AccountNumber { get; internal set; } = "";

    /// <summary>The day of the bank's first answer: paid or, when it was never paid, returned.</summary>
    public DateOnly? SettledOn { get; internal set; }

    /// <summary>The bank's reference of the payment; it stays when the payment comes back later.</summary>
    public string? BankReference { get; internal set; }

    /// <summary>The day it came back; after <see cref="SettledOn"/> when it had been paid.</summary>
    public DateOnly? ReturnedOn { get; internal set; }
    public string? ReturnReference { get; internal set; }
    public string? ReturnReason { get; internal set; }

    /// <summary>Taken out of an approved batch before the bank had the instruction: returned without the bank's doing.</summary>
    public bool IsCancelled { get; internal set; }
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

    internal void Pay(DateOnly on, string reference)
    {
        Move(PayoutState.Paid);
        SettledOn = on;
        BankReference = reference;
    }

    /// <summary>From Approved or from Paid.</summary>
    internal void Return(DateOnly on, string? reference, string? reason)
    {
        Move(PayoutState.Returned);
        SettledOn ??= on;
        ReturnedOn = on;
        ReturnReference = reference;
        ReturnReason = reason;
    }

    internal void Cancel(DateOnly on, string reason)
    {
        Return(on, reference: null, reason);
        IsCancelled = true;
    }

    /// <summary>Names another account while the payout waits for a batch.</summary>
    internal void SendTo(Firms.BankAccount account)
    {
        if (State != PayoutState.Reserved)
        {
            throw new InvalidOperationException($"Payout {Id} is {State}; its account stands.");
        }

        (AccountHolder, BankName, AccountNumber) = (account.Holder, account.BankName, account.Number);
    }

    /// <summary>The sum of this payout as the ledger moves it from phase to phase.</summary>
    internal LedgerMove ToLedgerMove() => new(FundId, Id, $"payout:{Id}", AmountFen);
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder
            .HasIndex(p => new
            {
                p.ClaimId,
                p.Instalment,
                p.Attempt,
            })
            .IsUnique();
        builder.HasIndex(p => new { p.ClaimId, p.Instalment }, "IX_Payouts_OneLiveAttempt").IsUnique().HasFilter("\"State\" <> 'Returned'");
        builder.HasIndex(p => new { p.State, p.BatchId });
        builder.HasIndex(p => p.AccountNumber);
        builder.HasOne<Fund>().WithMany().HasForeignKey(p => p.FundId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("Payouts", t => t.HasCheckConstraint("CK_Payouts_Amount", "\"AmountFen\" > 0"));
    }
}
