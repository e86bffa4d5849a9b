using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Ledger;

/// <summary>分录: one side of a pair that sums to zero, append-only (a trigger refuses updates and deletes). Natural key: subject + phase + account.</summary>
public sealed class LedgerEntry
{
    internal LedgerEntry() { }

    public long Id { get; private set; }
    public long FundId { get; internal init; }
    public long? PayoutId { get; internal init; }

    /// <summary>"payout:17" or "budget:fund 3:2".</summary>
    public string Subject { get; internal init; } = "";
    public LedgerPhase Phase { get; internal init; }
    public LedgerAccount Account { get; internal init; }

    /// <summary>Signed fen: what the account gains.</summary>
    public long AmountFen { get; internal init; }
    public DateTime At { get; internal init; }
    public string Actor { get; internal init; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder
            .HasIndex(e => new
            {
                e.Subject,
                e.Phase,
                e.Account,
            })
            .IsUnique();
        builder.HasIndex(e => new
        {
            e.FundId,
            e.Account,
            e.AmountFen,
        });
    }
}
