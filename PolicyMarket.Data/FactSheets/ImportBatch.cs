using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// One department file taken in whole. Natural key: source + period + content hash + as-of date + mode, with a number for the rare repetition that
/// another delivery of the same as-of date came before; otherwise the same file twice changes nothing.
/// </summary>
public sealed class ImportBatch
{
    internal ImportBatch() { }

    public long Id { get; private set; }

    /// <summary>Key of the department that delivered it (市场监管, 人社, …).</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The period that the facts speak of: "2025", "2026-10", or "current".</summary>
    public string Period { get; internal init; } = "";

    /// <summary>SHA-256 of the file, hex.</summary>
    public string ContentHash { get; internal init; } = "";
    public string FileName { get; internal init; } = "";

    /// <summary>The date that the values are as of.</summary>
    public DateOnly AsOf { get; internal init; }

    public DeliveryMode Mode { get; internal init; }

    /// <summary>From 0; counts how often this key was taken in before.</summary>
    public int Repetition { get; internal init; }

    /// <summary>Sheets that this batch only gave a later date or a later place among deliveries of the same date, without another value.</summary>
    public int RedatedSheets { get; internal set; }
    public int RowCount { get; internal set; }
    public int NewFirms { get; internal set; }
    public DateTime ImportedAt { get; internal init; }
    public string ImportedBy { get; internal init; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("ImportBatches");
        builder
            .HasIndex(b => new
            {
                b.Source,
                b.Period,
                b.ContentHash,
                b.AsOf,
                b.Mode,
                b.Repetition,
            })
            .IsUnique();
    }
}
