using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Notices;

/// <summary>A message in the inbox of a firm or of one person of the staff. Natural key: key (what it is about).</summary>
public sealed class Notice
{
    internal Notice() { }

    public long Id { get; private set; }
    public string Key { get; internal init; } = "";
    public long? FirmId { get; internal init; }

    /// <summary>The person of the staff; null for a firm's notice.</summary>
    public long? PersonId { get; internal init; }
    public string Title { get; internal init; } = "";
    public string Body { get; internal init; } = "";

    /// <summary>Kind and id of what the notice leads to, e.g. "offer:17" or "claim:5"; Web makes the address of it.</summary>
    public string Target { get; internal init; } = "";
    public DateTime CreatedAt { get; internal init; }
    public DateTime? ReadAt { get; internal set; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices", t => t.HasCheckConstraint("CK_Notices_OneReader", "(\"FirmId\" IS NULL) <> (\"PersonId\" IS NULL)"));
        builder.HasIndex(n => n.Key).IsUnique();
        builder.HasIndex(n => new { n.FirmId, n.CreatedAt });
        builder.HasIndex(n => new { n.PersonId, n.CreatedAt });
    }
}
