using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Opinions;

/// <summary>One item of a sample; the rotation takes the items first whose last opinion is oldest. Natural key: opinion + item.</summary>
public sealed class OpinionItem
{
    internal OpinionItem() { }

    public long OpinionId { get; internal init; }
    public long ItemId { get; internal init; }
    public long ItemVersionId { get; internal init; }
    public int Pairs { get; internal init; }

    /// <summary>Pairs with two answers; 1 for an item that the second engine could not determine.</summary>
    public int Differences { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class OpinionItemConfiguration : IEntityTypeConfiguration<OpinionItem>
{
    public void Configure(EntityTypeBuilder<OpinionItem> builder)
    {
        builder.ToTable("OpinionItems");
        builder.HasKey(i => new { i.OpinionId, i.ItemId });
        builder.HasIndex(i => new { i.ItemId, i.OpinionId });
        builder.HasOne<SecondOpinion>().WithMany().HasForeignKey(i => i.OpinionId).OnDelete(DeleteBehavior.Restrict);
    }
}
