using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Payouts;

/// <summary>A bank result file taken in. Natural key: content hash + batch, because a statement may answer several batches.</summary>
public sealed class BankResult
{
    internal BankResult() { }

    public long Id { get; private set; }
    public long BatchId { get; internal init; }
    public string ContentHash { get; internal init; } = "";
    public string FileName { get; internal init; } = "";
    public int PaidCount { get; internal init; }
    public int ReturnedCount { get; internal init; }
    public int ExceptionCount { get; internal init; }
    public long TakenInByPersonId { get; internal init; }
    public DateTime TakenInAt { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BankResultConfiguration : IEntityTypeConfiguration<BankResult>
{
    public void Configure(EntityTypeBuilder<BankResult> builder)
    {
        builder.ToTable("BankResults");
        builder.HasIndex(r => new { r.ContentHash, r.BatchId }).IsUnique();
    }
}
