using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Payouts;

/// <summary>银行流水号: a bank's reference belongs to one payout for good, through all batches and attempts. Append-only. Natural key: reference.</summary>
public sealed class BankReference
{
    internal BankReference() { }

    public long Id { get; private set; }

    /// <summary>As <see cref="BankReferenceForm"/> writes it.</summary>
    public string Reference { get; internal init; } = "";
    public long PayoutId { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BankReferenceConfiguration : IEntityTypeConfiguration<BankReference>
{
    public void Configure(EntityTypeBuilder<BankReference> builder)
    {
        builder.ToTable("BankReferences");
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => r.PayoutId);
        builder.HasOne<Payout>().WithMany().HasForeignKey(r => r.PayoutId).OnDelete(DeleteBehavior.Restrict);
    }
}
