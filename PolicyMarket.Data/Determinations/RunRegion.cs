using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Determinations;

/// <summary>Figures of one run for one region, over all items. Natural key: run + region. Written when the run is finished.</summary>
public sealed class RunRegion
{
    internal RunRegion() { }

    public long RunId { get; internal init; }

    /// <summary>County code of the firms counted; empty when unknown.</summary>
    public string Region { get; internal init; } = "";
    public long Eligible { get; internal init; }
    public long Unknown { get; internal init; }

    /// <summary>Sum of payables, fen.</summary>
    public long EligibleFen { get; internal init; }
    public long NewCount { get; internal init; }
    public long LostCount { get; internal init; }
    public long ChangedCount { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class RunRegionConfiguration : IEntityTypeConfiguration<RunRegion>
{
    public void Configure(EntityTypeBuilder<RunRegion> builder)
    {
        builder.ToTable("RunRegions");
        builder.HasKey(r => new { r.RunId, r.Region });
    }
}
