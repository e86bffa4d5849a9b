using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// 封印: one link of the hash chain over records. Append-only. Each stored version of a sealed row has one link; the latest link of a row states what the row
/// contains now. Natural key: sequence.
/// </summary>
public sealed class SealLink
{
    internal SealLink() { }

    /// <summary>Position in the chain, from 1, without gaps.</summary>
    public long Id { get; internal init; }

    /// <summary>Table of the sealed row.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>Id of the sealed row in its table.</summary>
    public long RecordId { get; internal init; }

    /// <summary>Version of the list of columns that the content hash covers.</summary>
    public int Form { get; internal init; }

    /// <summary>SHA-256 of the row's columns as stored, 32 bytes.</summary>
    public byte[] ContentHash { get; internal init; } = [];

    /// <summary>HMAC-SHA256 of this link and the seal of the link before, 32 bytes.</summary>
    public byte[] Mac { get; internal init; } = [];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class SealLinkConfiguration : IEntityTypeConfiguration<SealLink>
{
    public void Configure(EntityTypeBuilder<SealLink> builder)
    {
        builder.ToTable("SealLinks");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => new
        {
            l.Kind,
            l.RecordId,
            l.Id,
        });
    }
}
