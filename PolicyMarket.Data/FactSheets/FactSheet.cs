using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Firms;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// 数据页: what one source says of one firm for one period. Natural key: firm + source + period + supplement. The whole sheet is replaced whole by
/// deliveries of the same or a later as-of date; supplements stand next to it until a later whole sheet arrives.
/// </summary>
public sealed class FactSheet
{
    internal FactSheet() { }

    public long Id { get; internal set; }
    public long FirmId { get; internal set; }
    public string Source { get; internal set; } = "";
    public string Period { get; internal set; } = "";

    /// <summary>The batch of a delivery that only supplements the whole sheet; 0 for the whole sheet itself.</summary>
    public long SupplementBatchId { get; internal set; }
    public DateOnly AsOf { get; internal set; }
    public long BatchId { get; internal set; }

    /// <summary>The batch in which the values, or the firm's region with them, last really changed: a later delivery of the same leaves it.</summary>
    public long ChangedBatchId { get; internal set; }

    /// <summary>One JSON object, attribute name → value, UTF-8.</summary>
    public byte[] Values { get; internal set; } = [];

    /// <summary>
    /// The keyed hash of all of the above but Id and ChangedBatchId (<see cref="SheetSeal"/>), 16 bytes; a sheet without it counts as damaged.
    /// </summary>
    public byte[] Seal { get; internal set; } = [];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class FactSheetConfiguration : IEntityTypeConfiguration<FactSheet>
{
    public void Configure(EntityTypeBuilder<FactSheet> builder)
    {
        builder.ToTable("FactSheets");
        builder
            .HasIndex(s => new
            {
                s.FirmId,
                s.Source,
                s.Period,
                s.SupplementBatchId,
            })
            .IsUnique();
        builder.HasIndex(s => new { s.ChangedBatchId, s.FirmId });
        builder.HasOne<Firm>().WithMany().HasForeignKey(s => s.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}
