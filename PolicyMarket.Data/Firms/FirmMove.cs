using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Firms;

/// <summary>A change of a firm's registration region, as a delivery told it. Natural key: firm + as-of date.</summary>
public sealed class FirmMove
{
    internal FirmMove() { }

    public long Id { get; private set; }
    public long FirmId { get; internal init; }

    /// <summary>GB/T 2260 code of the region before.</summary>
    public string From { get; internal init; } = "";

    /// <summary>GB/T 2260 code of the region since then.</summary>
    public string To { get; internal init; } = "";

    /// <summary>The as-of date of the delivery: the firm has moved by this day.</summary>
    public DateOnly AsOf { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class FirmMoveConfiguration : IEntityTypeConfiguration<FirmMove>
{
    public void Configure(EntityTypeBuilder<FirmMove> builder)
    {
        builder.ToTable("FirmMoves");
        builder.HasIndex(m => new { m.FirmId, m.AsOf }).IsUnique();
        builder.HasOne<Firm>().WithMany().HasForeignKey(m => m.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}
