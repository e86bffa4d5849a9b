using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Notices;

/// <summary>An SMS or e-mail waiting to be sent, written in the transaction that caused it. Natural key: key.</summary>
public sealed class OutboxMessage
{
    internal OutboxMessage() { }

    public long Id { get; private set; }
    public string Key { get; internal init; } = "";
    public MessageChannel Channel { get; internal init; }

    /// <summary>An e-mail address, or a phone number as <see cref="Firms.PhoneCipher"/> encrypts it.</summary>
    public string Recipient { get; internal init; } = "";
    public string Body { get; internal init; } = "";
    public DateTime CreatedAt { get; internal init; }
    public int Attempts { get; internal set; }
    public DateTime NextAttemptAt { get; internal set; }
    public DateTime? SentAt { get; internal set; }
    public string? LastError { get; internal set; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => new { m.SentAt, m.NextAttemptAt });
    }
}
