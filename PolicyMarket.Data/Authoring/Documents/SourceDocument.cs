using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations.Schema;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Data.People;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// 文件原文: the text of a policy document as a department took it in, with its clauses. Append-only and sealed; citations count in its code points. Natural
/// key: department + hash of the text.
/// </summary>
public sealed class SourceDocument
{
    internal SourceDocument() { }

    public long Id { get; private set; }
    public long DepartmentId { get; internal init; }
    public Department? Department { get; internal init; }

    /// <summary>Title and number as they were read from the text; a suggestion until an officer has accepted it.</summary>
    public string SuggestedTitle { get; internal init; } = "";
    public string SuggestedNumber { get; internal init; } = "";

    /// <summary>Name of the file; empty for pasted text.</summary>
    public string FileName { get; internal init; } = "";
    public DocumentFileKind Kind { get; internal init; }

    /// <summary>Without byte-order mark and control characters; lines end in LF.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>SHA-256 of the text in UTF-8, hex.</summary>
    public string TextHash { get; internal init; } = "";

    /// <summary>The clauses as JSON, in the order of the text.</summary>
    public string ClausesJson { get; internal init; } = "[]";
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime TakenInAt { get; internal init; }

    [NotMapped]
    public ImmutableArray<DocumentClause> Clauses => ReadClauses(ClausesJson);

    /// <summary>True when the text is the one that was taken in.</summary>
    [NotMapped]
    public bool IsIntact => TextHash == HashOf(Text);

    public static ImmutableArray<DocumentClause> ReadClauses(string json) => JsonSerializer.Deserialize<ImmutableArray<DocumentClause>>(json);

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Table, natural key and the index that the list reads by.</summary>
internal sealed class SourceDocumentConfiguration : IEntityTypeConfiguration<SourceDocument>
{
    public void Configure(EntityTypeBuilder<SourceDocument> builder)
    {
        builder.ToTable("SourceDocuments");
        builder.HasIndex(d => new { d.DepartmentId, d.TextHash }).IsUnique();
        builder.HasOne(d => d.Department).WithMany().HasForeignKey(d => d.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
