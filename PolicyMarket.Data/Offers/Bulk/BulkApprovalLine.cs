using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>One offer of a bulk approval as it was submitted. Natural key: bulk + offer.</summary>
public sealed class BulkApprovalLine
{
    internal BulkApprovalLine() { }

    public long Id { get; private set; }
    public long BulkApprovalId { get; internal init; }
    public long OfferId { get; internal init; }
    public Offer? Offer { get; internal init; }
    public long AmountFen { get; internal init; }
    public string ReceiptHash { get; internal init; } = "";

    /// <summary>Revision of the offer when it was submitted: another one means that a run or a person has changed it since.</summary>
    public int Revision { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BulkApprovalLineConfiguration : IEntityTypeConfiguration<BulkApprovalLine>
{
    public void Configure(EntityTypeBuilder<BulkApprovalLine> builder)
    {
        builder.ToTable("BulkApprovalLines");
        builder.HasIndex(l => new { l.BulkApprovalId, l.OfferId }).IsUnique();
        builder.HasIndex(l => l.OfferId);
        builder.HasOne(l => l.Offer).WithMany().HasForeignKey(l => l.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}
