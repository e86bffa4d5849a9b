using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Opinions;

/// <summary>第二引擎复核: a sample of a run's answers, determined again by another engine before offers are made. Natural key: run + engine of the run.</summary>
public sealed class SecondOpinion
{
    internal SecondOpinion() { }

    public long Id { get; private set; }
    public long RunId { get; internal init; }

    /// <summary>Name of the engine whose answers are checked. A run that was cut short and goes on with another engine has an opinion for each.</summary>
    public string RunEngine { get; internal init; } = "";

    /// <summary>Name of the engine that checks them.</summary>
    public string Engine { get; internal init; } = "";

    /// <summary>Seed of the sample, hex: the same seed over the same record chooses the same pairs.</summary>
    public string Seed { get; internal init; } = "";
    public long Pairs { get; internal init; }
    public int Items { get; internal init; }

    /// <summary>Distinct firms among the pairs.</summary>
    public int Firms { get; internal init; }

    /// <summary>Pairs with two answers, and items that the second engine could not determine.</summary>
    public long Differences { get; internal init; }

    /// <summary>Items of the plan, of which the sample is a part.</summary>
    public int ItemsInForce { get; internal init; }
    public long Milliseconds { get; internal init; }
    public DateTime DeterminedAt { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class SecondOpinionConfiguration : IEntityTypeConfiguration<SecondOpinion>
{
    public void Configure(EntityTypeBuilder<SecondOpinion> builder)
    {
        builder.ToTable("SecondOpinions");
        builder.HasIndex(o => new { o.RunId, o.RunEngine }).IsUnique();
    }
}
