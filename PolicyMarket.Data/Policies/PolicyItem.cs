using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Policies;

/// <summary>兑现事项: the smallest paying grain of a document. Natural key: code (the id of the exchange form).</summary>
public sealed class PolicyItem : IPublicContent
{
    internal PolicyItem() { }

    public long Id { get; private set; }
    public string Code { get; internal set; } = "";
    public long DocumentId { get; internal set; }
    public PolicyDocument? Document { get; internal set; }

    /// <summary>The first department named by the item: it pre-checks.</summary>
    public long DepartmentId { get; internal set; }
    public Department? Department { get; internal set; }

    /// <summary>The fund that pays; null until finance assigns one: then no offer is pushed.</summary>
    public long? FundId { get; internal set; }

    /// <summary>False: matches pass to the firm without a department's check.</summary>
    public bool NeedsPreCheck { get; internal set; } = true;

    /// <summary>The version in use: the highest number.</summary>
    public int CurrentNumber { get; internal set; }

    /// <summary>A department's word that an undated text is carried out until this day, inclusive; null: no one has said so.</summary>
    public DateOnly? ConfirmedUntil { get; internal set; }
    public long? ConfirmedByPersonId { get; internal set; }
    public DateTime? ConfirmedAt { get; internal set; }

    /// <summary>The last day of an item that its department has ended, inclusive; null: none was set.</summary>
    public DateOnly? EndsOn { get; internal set; }

    /// <summary>零拨付: why a department decided that nothing is paid; null: no such decision stands.</summary>
    public string? ZeroReason { get; private set; }
    public long? ZeroByPersonId { get; private set; }
    public DateTime? ZeroAt { get; private set; }

    public List<PolicyItemVersion> Versions { get; } = [];

    /// <summary>Records the decision that nothing is paid.</summary>
    internal void DecideZero(string reason, PersonId personId, DateTime at) => (ZeroReason, ZeroByPersonId, ZeroAt) = (reason, personId.Value, at);

    /// <summary>Takes the decision back.</summary>
    internal void TakeBackZero() => (ZeroReason, ZeroByPersonId, ZeroAt) = (null, null, null);
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PolicyItemConfiguration : IEntityTypeConfiguration<PolicyItem>
{
    public void Configure(EntityTypeBuilder<PolicyItem> builder)
    {
        builder.ToTable("PolicyItems");
        builder.HasIndex(i => i.Code).IsUnique();
        builder.HasMany(i => i.Versions).WithOne(v => v.Item).HasForeignKey(v => v.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Fund>().WithMany().HasForeignKey(i => i.FundId).OnDelete(DeleteBehavior.Restrict);
    }
}
