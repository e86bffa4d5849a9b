using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring;

/// <summary>One decision about a submission. Append-only and sealed. Natural key: submission + sequence.</summary>
public sealed class DraftDecision
{
    internal DraftDecision() { }

    public long Id { get; private set; }
    public long SubmissionId { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; internal init; }
    public DraftDecisionKind Kind { get; internal init; }

    /// <summary>Null: the program, on the day of effect.</summary>
    public long? PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }
    public string Reason { get; internal init; } = "";

    /// <summary>Hash of the content that was decided about.</summary>
    public string ContentHash { get; internal init; } = "";

    /// <summary>Of an approval: the day of effect.</summary>
    public DateOnly? EffectiveOn { get; internal set; }

    /// <summary>Of an approval: the check that the second person saw, and its hash.</summary>
    public long? GateRunId { get; private set; }
    public string? GateHash { get; private set; }

    /// <summary>Of an approval: the reason for each finding that does not block, as JSON by the key of the finding.</summary>
    public string? Acknowledgements { get; private set; }

    /// <summary>Of a publication: the version.</summary>
    public long? ItemVersionId { get; internal init; }

    /// <summary>Adds what only an approval has, before it is saved.</summary>
    internal DraftDecision Approving(DateOnly effectiveOn, long gateRunId, string gateHash, string acknowledgements)
    {
        (EffectiveOn, GateRunId, GateHash, Acknowledgements) = (effectiveOn, gateRunId, gateHash, acknowledgements);
        return this;
    }
}

/// <summary>Table and natural key.</summary>
internal sealed class DraftDecisionConfiguration : IEntityTypeConfiguration<DraftDecision>
{
    public void Configure(EntityTypeBuilder<DraftDecision> builder)
    {
        builder.ToTable("DraftDecisions");
        builder.HasIndex(d => new { d.SubmissionId, d.Sequence }).IsUnique();
        builder.HasIndex(d => d.ItemVersionId);
        builder.HasOne<DraftSubmission>().WithMany().HasForeignKey(d => d.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
