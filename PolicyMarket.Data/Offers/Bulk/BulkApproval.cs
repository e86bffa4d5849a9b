using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>
/// 批量预审: approvals above the limit, submitted by one officer, released by another (a CHECK constraint refuses the same one). Natural key: number.
/// </summary>
public sealed class BulkApproval
{
    internal BulkApproval() { }

    public long Id { get; private set; }

    /// <summary>"YS20261122-003".</summary>
    public string Number { get; internal init; } = "";
    public long DepartmentId { get; internal init; }
    public BulkState State { get; internal set; }
    public long MakerPersonId { get; internal init; }
    public DateTime MadeAt { get; internal init; }
    public long? CheckerPersonId { get; internal set; }

    /// <summary>When the second officer decided, or the first one took it back.</summary>
    public DateTime? DecidedAt { get; internal set; }
    public string? Reason { get; internal set; }
    public int OfferCount { get; internal init; }
    public long TotalFen { get; internal init; }

    /// <summary>SHA-256 over the lines: the second officer releases exactly these.</summary>
    public string ContentHash { get; internal init; } = "";

    public List<BulkApprovalLine> Lines { get; } = [];

    /// <summary>The second officer's decision, Released or Rejected; never the maker's own.</summary>
    internal void Check(BulkState to, PersonId personId, DateTime at, string? reason)
    {
        if (personId == MakerPersonId)
        {
            throw new InvalidOperationException($"Bulk {Number} was submitted by person {MakerPersonId}, who cannot release it.");
        }

        State = BulkMoves.Table.Move($"bulk {Number}", State, to);
        (CheckerPersonId, DecidedAt, Reason) = (personId, at, reason);
    }

    internal void Withdraw(DateTime at)
    {
        State = BulkMoves.Table.Move($"bulk {Number}", State, BulkState.Withdrawn);
        DecidedAt = at;
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BulkApprovalConfiguration : IEntityTypeConfiguration<BulkApproval>
{
    public void Configure(EntityTypeBuilder<BulkApproval> builder)
    {
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => new { b.DepartmentId, b.State });
        builder.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BulkApprovalId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(
            "BulkApprovals",
            t => t.HasCheckConstraint("CK_BulkApprovals_TwoPersons", "\"CheckerPersonId\" IS NULL OR \"CheckerPersonId\" <> \"MakerPersonId\"")
        );
    }
}
