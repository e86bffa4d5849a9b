using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// 付款文件: a file that pays a batch, as it left. Kept whole, so that every download gives the same bytes. Natural keys: batch + format + sequence, and the
/// message id, which no other file ever has.
/// </summary>
public sealed class PaymentFile
{
    internal PaymentFile() { }

    public long Id { get; private set; }
    public long BatchId { get; internal init; }

    /// <summary>Id of the format, e.g. "pain.001".</summary>
    public string Format { get; internal init; } = "";

    /// <summary>From 1; a file that the bank refused whole is followed by the next.</summary>
    public int Sequence { get; internal init; }

    /// <summary>"BF20261122-003-PAIN-1".</summary>
    public string MessageId { get; internal init; } = "";
    public string FileName { get; internal init; } = "";

    /// <summary>SHA-256 of the content, hex.</summary>
    public string ContentHash { get; internal init; } = "";
    public byte[] Content { get; internal init; } = [];
    public int PayoutCount { get; internal init; }
    public long TotalFen { get; internal init; }
    public long MadeByPersonId { get; internal init; }
    public DateTime MadeAt { get; internal init; }

    /// <summary>When the bank's refusal of the whole file was taken in; null: not refused.</summary>
    public DateTime? RefusedAt { get; private set; }
    public string? RefusalReason { get; private set; }

    /// <summary>The bank took nothing of the file. A refusal stands.</summary>
    internal void Refuse(DateTime at, string reason)
    {
        if (RefusedAt is not null)
        {
            throw new InvalidOperationException($"Payment file {MessageId} was refused at {RefusedAt:O} already.");
        }

        (RefusedAt, RefusalReason) = (at, reason);
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PaymentFileConfiguration : IEntityTypeConfiguration<PaymentFile>
{
    public void Configure(EntityTypeBuilder<PaymentFile> builder)
    {
        builder.ToTable("PaymentFiles");
        builder
            .HasIndex(f => new
            {
                f.BatchId,
                f.Format,
                f.Sequence,
            })
            .IsUnique();
        builder.HasIndex(f => f.MessageId).IsUnique();
        builder.HasOne<PayoutBatch>().WithMany().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
