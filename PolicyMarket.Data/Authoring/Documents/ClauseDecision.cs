using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// An officer's decision that no item has to cite a clause, or that it has to after all; the latest of a clause counts. Append-only and sealed. Natural key:
/// document + clause + sequence.
/// </summary>
public sealed class ClauseDecision
{
    internal ClauseDecision() { }

    public long Id { get; private set; }
    public long DocumentId { get; internal init; }

    /// <summary>Names the clause.</summary>
    public int ClauseOffset { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; internal init; }

    /// <summary>True: 不涉及兑现; false: that was taken back.</summary>
    public bool IsLeftOut { get; internal init; }
    public string Reason { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }
}

/// <summary>Table and natural key.</summary>
internal sealed class ClauseDecisionConfiguration : IEntityTypeConfiguration<ClauseDecision>
{
    public void Configure(EntityTypeBuilder<ClauseDecision> builder)
    {
        builder.ToTable("ClauseDecisions");
        builder
            .HasIndex(d => new
            {
                d.DocumentId,
                d.ClauseOffset,
                d.Sequence,
            })
            .IsUnique();
        builder.HasOne<SourceDocument>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
