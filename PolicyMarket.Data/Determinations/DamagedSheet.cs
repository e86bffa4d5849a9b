using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.FactSheets;

namespace PolicyMarket.Data.Determinations;

/// <summary>A fact sheet for which a run left a firm out. Natural key: run + sheet.</summary>
public sealed class DamagedSheet
{
    /// <summary>The most of <see cref="Detail"/> that is kept, characters.</summary>
    public const int DetailLength = 500;

    internal DamagedSheet() { }

    public long RunId { get; internal init; }
    public long SheetId { get; internal init; }

    /// <summary>The firm that the row names; there may be none with this id.</summary>
    public long FirmId { get; internal init; }
    public string Source { get; internal init; } = "";
    public string Period { get; internal init; } = "";
    public long BatchId { get; internal init; }
    public SheetDamageReason Reason { get; internal init; }
    public string Detail { get; internal init; } = "";

    internal static DamagedSheet Of(long runId, SheetDamage damage) =>
        new()
        {
            RunId = runId,
            SheetId = damage.SheetId,
            FirmId = damage.FirmId,
            Source = damage.Source,
            Period = damage.Period,
            BatchId = damage.BatchId,
            Reason = damage.Reason,
            Detail = damage.Detail.Length > DetailLength ? damage.Detail[..DetailLength] : damage.Detail,
        };
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class DamagedSheetConfiguration : IEntityTypeConfiguration<DamagedSheet>
{
    public void Configure(EntityTypeBuilder<DamagedSheet> builder)
    {
        builder.ToTable("DamagedSheets");
        builder.HasKey(s => new { s.RunId, s.SheetId });
        builder.HasIndex(s => new { s.FirmId, s.RunId });
        builder.Property(s => s.Detail).HasMaxLength(DamagedSheet.DetailLength);
    }
}
