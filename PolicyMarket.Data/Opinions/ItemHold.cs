using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// 暂缓: nothing of an item is offered, pushed or confirmed, because two engines disagree about it. Natural key: the item, while the hold is open. It ends
/// when an administrator releases it or a later opinion over the item agrees.
/// </summary>
public sealed class ItemHold
{
    internal ItemHold() { }

    public long Id { get; private set; }
    public long ItemId { get; internal init; }

    /// <summary>The version about which the engines disagreed.</summary>
    public long ItemVersionId { get; internal set; }

    /// <summary>The opinion that found the first difference.</summary>
    public long OpinionId { get; internal init; }

    /// <summary>The latest opinion that found a difference while the hold was open.</summary>
    public long LastOpinionId { get; internal set; }
    public DateTime HeldAt { get; internal init; }
    public DateTime? EndedAt { get; internal set; }

    /// <summary>The later opinion that agreed; null when a person released the hold.</summary>
    public long? AgreedOpinionId { get; internal set; }
    public long? ReleasedByPersonId { get; internal set; }
    public string? ReleasedBy { get; internal set; }
    public string? ReleaseReason { get; internal set; }

    /// <summary>A further opinion disagrees while the hold is open, perhaps about a newer version.</summary>
    internal void Repeat(long opinionId, long itemVersionId)
    {
        DemandOpen("repeated");
        (LastOpinionId, ItemVersionId) = (opinionId, itemVersionId);
    }

    internal void Agree(long opinionId, DateTime at)
    {
        DemandOpen("ended");
        (AgreedOpinionId, EndedAt) = (opinionId, at);
    }

    internal void Release(PersonId personId, string personName, string reason, DateTime at)
    {
        DemandOpen("released");
        (ReleasedByPersonId, ReleasedBy, ReleaseReason, EndedAt) = (personId, personName, reason, at);
    }

    private void DemandOpen(string verb)
    {
        if (EndedAt is not null)
        {
            throw new InvalidOperationException($"Hold {Id} ended at {EndedAt:o} and cannot be {verb}.");
        }
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ItemHoldConfiguration : IEntityTypeConfiguration<ItemHold>
{
    public void Configure(EntityTypeBuilder<ItemHold> builder)
    {
        builder.ToTable("ItemHolds");
        builder.HasIndex(h => h.ItemId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasOne<SecondOpinion>().WithMany().HasForeignKey(h => h.OpinionId).OnDelete(DeleteBehavior.Restrict);
    }
}
