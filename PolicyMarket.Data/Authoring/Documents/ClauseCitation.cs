using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// The clause and words from which a part of a draft was made. A condition names its clause by <see cref="Cite"/>, which stands in the exchange form too and so
/// is submitted and published with it; a sum has no place for it there, so that its clause stands here only. Append-only and sealed. Natural key: draft +
/// sequence.
/// </summary>
public sealed class ClauseCitation
{
    internal ClauseCitation() { }

    public long Id { get; private set; }
    public long DraftId { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; internal init; }
    public long DocumentId { get; internal init; }

    /// <summary>Names the clause.</summary>
    public int ClauseOffset { get; internal init; }

    /// <summary>The clause in words: 第六条（五）.</summary>
    public string Cite { get; internal init; } = "";

    /// <summary>The part of the draft: a condition, the sum, or (head) the item as a whole.</summary>
    public DraftSection Section { get; internal init; }

    /// <summary>Place of the quoted words, code points.</summary>
    public int Offset { get; internal init; }
    public int Length { get; internal init; }
    public string Words { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }
}

/// <summary>Table and natural key.</summary>
internal sealed class ClauseCitationConfiguration : IEntityTypeConfiguration<ClauseCitation>
{
    public void Configure(EntityTypeBuilder<ClauseCitation> builder)
    {
        builder.ToTable("ClauseCitations");
        builder.HasIndex(c => new { c.DraftId, c.Sequence }).IsUnique();
        builder.HasIndex(c => c.DocumentId);
        builder.HasOne<ItemDraft>().WithMany().HasForeignKey(c => c.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SourceDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
