using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Payouts;

/// <summary>拨付批次: made by one person, approved by another (a CHECK constraint refuses the same one). Natural key: number.</summary>
public sealed class PayoutBatch
{
    internal PayoutBatch() { }

    public long Id { get; private set; }

    /// <summary>"BF20261122-003".</summary>
    public string Number { get; internal init; } = "";
    public BatchState State { get; internal set; }
    public long MakerPersonId { get; internal init; }
    public DateTime MadeAt { get; internal init; }
    public long? CheckerPersonId { get; internal set; }
    public DateTime? CheckedAt { get; internal set; }
    public string? RejectReason { get; internal set; }
    public int PayoutCount { get; internal set; }
    public long TotalFen { get; internal set; }

    /// <summary>SHA-256 over the payouts when they were gathered or one was last taken out: the checker approves exactly these.</summary>
    public string ContentHash { get; internal set; } = "";

    /// <summary>When the instruction was first downloaded; from then on the bank may have it.</summary>
    public DateTime? InstructedAt { get; internal set; }

    public List<Payout> Payouts { get; } = [];

    internal void Move(BatchState to) => State = BatchMoves.Table.Move($"batch {Number}", State, to);

    /// <summary>The checker's decision, Approved or Rejected; never the maker's own.</summary>
    internal void Check(BatchState to, PersonId personId, DateTime at, string? reason)
    {
        if (personId == MakerPersonId)
        {
            throw new InvalidOperationException($"Batch {Number} was made by person {MakerPersonId}, who cannot check it.");
        }

        Move(to);
        CheckerPersonId = personId;
        CheckedAt = at;
        RejectReason = reason;
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PayoutBatchConfiguration : IEntityTypeConfiguration<PayoutBatch>
{
    public void Configure(EntityTypeBuilder<PayoutBatch> builder)
    {
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasMany(b => b.Payouts).WithOne().HasForeignKey(p => p.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(
            "PayoutBatches",
            t => t.HasCheckConstraint("CK_PayoutBatches_TwoPersons", "\"CheckerPersonId\" IS NULL OR \"CheckerPersonId\" <> \"MakerPersonId\"")
        );
    }
}
