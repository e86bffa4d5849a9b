using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// One saved change of a draft: who, when, and the parts that it changed. Append-only. Natural key: draft + number.
/// </summary>
public sealed class DraftRevision
{
    internal DraftRevision() { }

    public long Id { get; private set; }
    public long DraftId { get; internal init; }
    public int Number { get; internal init; }
    public long PersonId { get; internal init; }
    public DateTime At { get; internal init; }

    /// <summary>True: another person had changed the same parts first, so these were kept and not taken in.</summary>
    public bool IsAside { get; internal init; }

    /// <summary>The changed parts by name, as JSON in Brotli.</summary>
    public byte[] Parts { get; internal init; } = [];

    /// <summary>The texts of the changed parts.</summary>
    public IReadOnlyDictionary<DraftSection, string> Read()
    {
        using var brotli = new BrotliStream(new MemoryStream(Parts), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Dictionary<DraftSection, string>>(brotli) ?? [];
    }

    internal static byte[] Pack(IReadOnlyDictionary<DraftSection, string> parts)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, parts);
        }

        return packed.ToArray();
    }
}

/// <summary>Table and natural key.</summary>
internal sealed class DraftRevisionConfiguration : IEntityTypeConfiguration<DraftRevision>
{
    public void Configure(EntityTypeBuilder<DraftRevision> builder)
    {
        builder.ToTable("DraftRevisions");
        builder.HasIndex(r => new { r.DraftId, r.Number }).IsUnique();
        builder.HasOne<ItemDraft>().WithMany().HasForeignKey(r => r.DraftId).OnDelete(DeleteBehavior.Restrict);
    }
}
