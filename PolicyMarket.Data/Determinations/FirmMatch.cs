using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Determinations;

/// <summary>Eligible items of one firm after the last run, in one row. Natural key: firm. A firm without an eligible item has no row.</summary>
public sealed class FirmMatch
{
    internal FirmMatch() { }

    public long FirmId { get; internal init; }

    /// <summary>The run that wrote this state; later runs that found the same left it.</summary>
    public long RunId { get; internal set; }

    /// <summary>The region under which the figures by region count the firm; empty when unknown. Null: written before this was kept.</summary>
    public string? Region { get; internal set; }

    /// <summary>The eligible items by rising item id with version and payable, as <see cref="PairBytes"/> writes them.</summary>
    public byte[] Pairs { get; internal set; } = [];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class FirmMatchConfiguration : IEntityTypeConfiguration<FirmMatch>
{
    public void Configure(EntityTypeBuilder<FirmMatch> builder)
    {
        builder.ToTable("FirmMatches");
        builder.HasKey(m => m.FirmId);
        builder.Property(m => m.FirmId).ValueGeneratedNever();
    }
}
