using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Casework;

/// <summary>A threshold that differs from its default. Natural key: key of <see cref="ThresholdCatalog"/>.</summary>
public sealed class CaseworkThreshold
{
    internal CaseworkThreshold() { }

    public long Id { get; private set; }
    public string Key { get; internal init; } = "";
    public int Value { get; internal set; }
    public DateTime ChangedAt { get; internal set; }
    public string ChangedBy { get; internal set; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class CaseworkThresholdConfiguration : IEntityTypeConfiguration<CaseworkThreshold>
{
    public void Configure(EntityTypeBuilder<CaseworkThreshold> builder)
    {
        builder.ToTable("CaseworkThresholds");
        builder.HasIndex(t => t.Key).IsUnique();
    }
}
