using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// A field of a document's head as an officer accepted or corrected it; the latest of a field counts. Append-only and sealed. Natural key: document + field +
/// sequence.
/// </summary>
public sealed class DocumentHeadEntry
{
    internal DocumentHeadEntry() { }

    public long Id { get; private set; }
    public long DocumentId { get; internal init; }
    public DocumentHeadField Field { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; internal init; }

    /// <summary>Dates as 2026-01-31; empty: the document does not state it.</summary>
    public string Value { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }
}

/// <summary>Table and natural key.</summary>
internal sealed class DocumentHeadEntryConfiguration : IEntityTypeConfiguration<DocumentHeadEntry>
{
    public void Configure(EntityTypeBuilder<DocumentHeadEntry> builder)
    {
        builder.ToTable("DocumentHeadEntries");
        builder
            .HasIndex(e => new
            {
                e.DocumentId,
                e.Field,
                e.Sequence,
            })
            .IsUnique();
        builder.HasOne<SourceDocument>().WithMany().HasForeignKey(e => e.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
