using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>
/// 撤销: a wrong version was taken out of force. The version stays as it was published; a further version with the earlier text follows it. Append-only and
/// sealed. Natural key: the withdrawn version.
/// </summary>
public sealed class VersionWithdrawal
{
    internal VersionWithdrawal() { }

    public long Id { get; private set; }
    public long ItemVersionId { get; internal init; }

    /// <summary>The earlier version whose text is in force again.</summary>
    public long EarlierVersionId { get; internal init; }

    /// <summary>The version that was made from it.</summary>
    public long RestoredVersionId { get; internal init; }
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }
    public string Reason { get; internal init; } = "";

    /// <summary>Offers that were taken back.</summary>
    public int OfferCount { get; internal init; }

    /// <summary>Confirmed or paid claims of the version, which stay.</summary>
    public int ClaimCount { get; internal init; }
    public long ClaimFen { get; internal init; }
}

/// <summary>Table and natural key.</summary>
internal sealed class VersionWithdrawalConfiguration : IEntityTypeConfiguration<VersionWithdrawal>
{
    public void Configure(EntityTypeBuilder<VersionWithdrawal> builder)
    {
        builder.ToTable("VersionWithdrawals");
        builder.HasIndex(w => w.ItemVersionId).IsUnique();
        builder.HasOne<PolicyItemVersion>().WithMany().HasForeignKey(w => w.ItemVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
