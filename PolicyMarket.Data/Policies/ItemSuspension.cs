using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// 暂停: a department's word that nothing of an item is offered, pushed or confirmed for now. Natural key: the item, while the suspension is open.
/// </summary>
public sealed class ItemSuspension
{
    internal ItemSuspension() { }

    public long Id { get; private set; }
    public long ItemId { get; internal init; }
    public long SuspendedByPersonId { get; internal init; }
    public string SuspendedBy { get; internal init; } = "";
    public DateTime SuspendedAt { get; internal init; }
    public string Reason { get; internal init; } = "";
    public long? ResumedByPersonId { get; private set; }
    public string? ResumedBy { get; private set; }
    public DateTime? ResumedAt { get; private set; }
    public string? ResumeReason { get; private set; }

    internal void Resume(PersonId personId, string name, string reason, DateTime at)
    {
        if (ResumedAt is not null)
        {
            throw new InvalidOperationException($"Suspension {Id} ended at {ResumedAt:o} and cannot end again.");
        }

        (ResumedByPersonId, ResumedBy, ResumeReason, ResumedAt) = (personId, name, reason, at);
    }
}

/// <summary>Table and natural key.</summary>
internal sealed class ItemSuspensionConfiguration : IEntityTypeConfiguration<ItemSuspension>
{
    public void Configure(EntityTypeBuilder<ItemSuspension> builder)
    {
        builder.ToTable("ItemSuspensions");
        builder.HasIndex(s => s.ItemId).IsUnique().HasFilter("\"ResumedAt\" IS NULL");
        builder.HasOne<PolicyItem>().WithMany().HasForeignKey(s => s.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
