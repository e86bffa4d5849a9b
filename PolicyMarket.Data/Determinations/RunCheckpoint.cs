using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Nightly;

namespace PolicyMarket.Data.Determinations;

/// <summary>
/// The figures of a half-done run up to its cursor, written with every chunk, so that a run that was cut short goes on with them. Natural key: run.
/// </summary>
public sealed class RunCheckpoint
{
    internal RunCheckpoint() { }

    public long RunId { get; internal init; }

    /// <summary>As <see cref="NightFigures"/> writes them.</summary>
    public byte[] Figures { get; internal set; } = [];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class RunCheckpointConfiguration : IEntityTypeConfiguration<RunCheckpoint>
{
    public void Configure(EntityTypeBuilder<RunCheckpoint> builder)
    {
        builder.ToTable("RunCheckpoints");
        builder.HasKey(c => c.RunId);
        builder.Property(c => c.RunId).ValueGeneratedNever();
    }
}
