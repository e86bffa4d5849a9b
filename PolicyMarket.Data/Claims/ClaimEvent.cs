using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Claims;

/// <summary>One line of a claim's timeline, append-only. Natural key: claim + sequence.</summary>
public sealed class ClaimEvent
{
    internal ClaimEvent() { }

    public long Id { get; private set; }
    public long ClaimId { get; internal init; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; internal init; }
    public DateTime At { get; internal init; }
    public string Title { get; internal init; } = "";
    public string? Note { get; internal init; }
    public string Actor { get; internal init; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ClaimEventConfiguration : IEntityTypeConfiguration<ClaimEvent>
{
    public void Configure(EntityTypeBuilder<ClaimEvent> builder)
    {
        builder.ToTable("ClaimEvents");
        builder.HasIndex(e => new { e.ClaimId, e.Sequence }).IsUnique();
    }
}
