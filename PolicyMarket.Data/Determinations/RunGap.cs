using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Determinations;

/// <summary>Pairs that a run could not decide because one attribute was missing. Natural key: run + attribute. Written when the run is finished.</summary>
public sealed class RunGap
{
    internal RunGap() { }

    public long RunId { get; internal init; }
    public string Attribute { get; internal init; } = "";

    /// <summary>Pairs in which this fact is missing, be it for the conditions or for the amount.</summary>
    public long Pairs { get; internal init; }

    /// <summary>Those of them in which nothing else is missing.</summary>
    public long SolePairs { get; internal init; }

    /// <summary>Sum of the ceilings of the items of those sole pairs, fen: the money that hangs on this fact; items without a ceiling count nothing.</summary>
    public long SoleCapFen { get; internal init; }

    /// <summary>
    /// Sole pairs of items that have an amount without a ceiling: money hangs on them too, but how much is unknown. Null: a run of an older
    /// program.
    /// </summary>
    public long? SoleUncappedPairs { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class RunGapConfiguration : IEntityTypeConfiguration<RunGap>
{
    public void Configure(EntityTypeBuilder<RunGap> builder)
    {
        builder.ToTable("RunGaps");
        builder.HasKey(g => new { g.RunId, g.Attribute });
    }
}
