using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Ledger;

/// <summary>One line of the sealed trial balance of a closed month, append-only. Natural key: period + fund + account. Sums in fen.</summary>
public sealed class PeriodBalance
{
    internal PeriodBalance() { }

    public long Id { get; private set; }
    public long PeriodId { get; internal init; }
    public long FundId { get; internal init; }
    public LedgerAccount Account { get; internal init; }
    public long OpeningFen { get; internal init; }
    public long DebitFen { get; internal init; }
    public long CreditFen { get; internal init; }
    public long ClosingFen { get; internal init; }
}

/// <summary>Table and natural key.</summary>
internal sealed class PeriodBalanceConfiguration : IEntityTypeConfiguration<PeriodBalance>
{
    public void Configure(EntityTypeBuilder<PeriodBalance> builder)
    {
        builder.ToTable("PeriodBalances");
        builder
            .HasIndex(b => new
            {
                b.PeriodId,
                b.FundId,
                b.Account,
            })
            .IsUnique();
        builder.HasOne<LedgerPeriod>().WithMany().HasForeignKey(b => b.PeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
