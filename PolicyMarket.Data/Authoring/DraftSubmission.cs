using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring;

/// <summary>送审: the frozen content of a draft. Append-only and sealed. Natural key: draft + sequence.</summary>
public sealed class DraftSubmission
{
    internal DraftSubmission() { }

    public long Id { get; private set; }
    public long DraftId { get; internal init; }
    public ItemDraft? Draft { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; internal init; }

    /// <summary>The version that the new one follows; null for a new item.</summary>
    public long? BaseVersionId { get; internal init; }

    /// <summary>The item in the exchange form.</summary>
    public string RuleJson { get; internal init; } = "";

    /// <summary>SHA-256 over code, base version and rule, hex: the second person approves exactly this.</summary>
    public string ContentHash { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public DateTime At { get; internal init; }
    public string Reason { get; internal init; } = "";
}

/// <summary>Table and natural key.</summary>
internal sealed class DraftSubmissionConfiguration : IEntityTypeConfiguration<DraftSubmission>
{
    public void Configure(EntityTypeBuilder<DraftSubmission> builder)
    {
        builder.ToTable("DraftSubmissions");
        builder.HasIndex(s => new { s.DraftId, s.Sequence }).IsUnique();
        builder.HasOne(s => s.Draft).WithMany().HasForeignKey(s => s.DraftId).OnDelete(DeleteBehavior.Restrict);
    }
}
