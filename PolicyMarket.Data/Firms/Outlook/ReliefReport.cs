using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// A firm's word about a relief: that it has enjoyed it, or not yet. Append-only: the latest row of firm, item and period counts. Natural key: firm + item +
/// period + instant.
/// </summary>
public sealed class ReliefReport
{
    internal ReliefReport() { }

    public long Id { get; private set; }
    public long FirmId { get; internal init; }
    public long ItemId { get; internal init; }

    /// <summary>The entitlement period, e.g. "2025".</summary>
    public string Period { get; internal init; } = "";
    public bool IsEnjoyed { get; internal init; }
    public DateTime ReportedAt { get; internal init; }
    public long PersonId { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ReliefReportConfiguration : IEntityTypeConfiguration<ReliefReport>
{
    public void Configure(EntityTypeBuilder<ReliefReport> builder)
    {
        builder.ToTable("ReliefReports");
        builder
            .HasIndex(r => new
            {
                r.FirmId,
                r.ItemId,
                r.Period,
                r.ReportedAt,
            })
            .IsUnique();
        builder.HasOne<Firm>().WithMany().HasForeignKey(r => r.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}
