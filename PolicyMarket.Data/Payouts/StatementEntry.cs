using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// 流水中对不上的一笔: a booked entry of a paying account's statement that belongs to no payout, e.g. a fee, a refill or an unknown payment. Append-only.
/// Natural key: account + day + reference + direction + sum + the number that it names.
/// </summary>
public sealed class StatementEntry
{
    internal StatementEntry() { }

    public long Id { get; private set; }

    /// <summary>The batch whose page took the statement in.</summary>
    public long BatchId { get; internal init; }
    public string AccountNumber { get; internal init; } = "";
    public DateOnly On { get; internal init; }

    /// <summary>The bank's reference; empty when the bank gave none.</summary>
    public string Reference { get; internal init; } = "";

    /// <summary>True: money left the account.</summary>
    public bool IsDebit { get; internal init; }
    public long AmountFen { get; internal init; }

    /// <summary>End-to-end id of the entry as the bank gives it, at most 35 characters; empty: none.</summary>
    public string NamedNumber { get; internal init; } = "";

    /// <summary>Name of the other side and remark, as the bank gives them.</summary>
    public string Words { get; internal init; } = "";
    public long TakenInByPersonId { get; internal init; }
    public DateTime TakenInAt { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class StatementEntryConfiguration : IEntityTypeConfiguration<StatementEntry>
{
    public void Configure(EntityTypeBuilder<StatementEntry> builder)
    {
        builder.ToTable("StatementEntries");
        builder
            .HasIndex(e => new
            {
                e.AccountNumber,
                e.On,
                e.Reference,
                e.IsDebit,
                e.AmountFen,
                e.NamedNumber,
            })
            .IsUnique();
        builder.HasIndex(e => e.BatchId);
        builder.HasOne<PayoutBatch>().WithMany().HasForeignKey(e => e.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
