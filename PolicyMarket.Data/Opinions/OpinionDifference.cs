using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Opinions;

/// <summary>A pair about which two engines disagree, with the condition that divides them. Natural key: opinion + item + firm.</summary>
public sealed class OpinionDifference
{
    /// <summary>The most characters of <see cref="Condition"/> that are kept.</summary>
    public const int ConditionLength = 1_000;

    internal OpinionDifference() { }

    public long Id { get; private set; }
    public long OpinionId { get; internal init; }
    public long ItemId { get; internal init; }
    public long ItemVersionId { get; internal init; }

    /// <summary>Null: the second engine could not determine the item for any firm; Condition holds the reason.</summary>
    public long? FirmId { get; internal init; }
    public OutcomeKind? RunAnswer { get; internal init; }
    public OutcomeKind? SecondAnswer { get; internal init; }

    /// <summary>
    /// The smallest disputed condition as a sentence; empty when both engines agree about the item determined alone, so that the run's answer came about
    /// together with other items.
    /// </summary>
    public string Condition { get; internal init; } = "";

    /// <summary>SHA-256 hex of the condition's technical form: a release covers the conditions that were disputed when it was given.</summary>
    public string ConditionKey { get; internal init; } = "";

    /// <summary>Answers about the condition alone; null when no single condition is disputed.</summary>
    public Truth? RunTruth { get; internal init; }
    public Truth? SecondTruth { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class OpinionDifferenceConfiguration : IEntityTypeConfiguration<OpinionDifference>
{
    public void Configure(EntityTypeBuilder<OpinionDifference> builder)
    {
        builder.ToTable("OpinionDifferences");
        builder
            .HasIndex(d => new
            {
                d.OpinionId,
                d.ItemId,
                d.FirmId,
            })
            .IsUnique();
        builder.HasIndex(d => new { d.ItemId, d.OpinionId });
        builder.Property(d => d.Condition).HasMaxLength(OpinionDifference.ConditionLength);
        builder.HasOne<SecondOpinion>().WithMany().HasForeignKey(d => d.OpinionId).OnDelete(DeleteBehavior.Restrict);
    }
}
