using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Reviews;

/// <summary>审核: one decision on one offer, append-only. Natural key: offer + step number.</summary>
public sealed class Review
{
    internal Review() { }

    public long Id { get; private set; }
    public long OfferId { get; internal init; }

    /// <summary>From 1; every further decision on the same offer (an undone one, a second look) is a further step.</summary>
    public int Step { get; internal init; }
    public ReviewDecision Decision { get; internal init; }
    public long? PersonId { get; internal init; }
    public string? Reason { get; internal init; }
    public DateTime At { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("Reviews");
        builder.HasIndex(r => new { r.OfferId, r.Step }).IsUnique();
    }
}
