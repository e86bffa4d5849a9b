using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Determinations;

/// <summary>Changes for one firm between a run and the one before. Natural key: run + firm. A run without a predecessor writes none: all is new.</summary>
public sealed class MatchChange
{
    internal MatchChange() { }

    public long RunId { get; internal init; }
    public long FirmId { get; internal init; }

    /// <summary>The changed items by rising item id with the kind and both amounts, as <see cref="ChangeBytes"/> writes them.</summary>
    public byte[] Changes { get; internal init; } = [];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class MatchChangeConfiguration : IEntityTypeConfiguration<MatchChange>
{
    public void Configure(EntityTypeBuilder<MatchChange> builder)
    {
        builder.ToTable("MatchChanges");
        builder.HasKey(c => new { c.RunId, c.FirmId });
    }
}
