using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Payouts;

/// <summary>放行: a person looked at a finding and lets the payout go on, with a reason. Append-only. Natural key: payout + kind + evidence.</summary>
public sealed class PayeeRelease
{
    internal PayeeRelease() { }

    public long Id { get; private set; }
    public long PayoutId { get; internal init; }
    public PayeeFindingKind Kind { get; internal init; }

    /// <summary>SHA-256 of what was found, hex.</summary>
    public string Evidence { get; internal init; } = "";
    public string Reason { get; internal init; } = "";
    public long PersonId { get; internal init; }
    public string PersonName { get; internal init; } = "";
    public DateTime At { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class PayeeReleaseConfiguration : IEntityTypeConfiguration<PayeeRelease>
{
    public void Configure(EntityTypeBuilder<PayeeRelease> builder)
    {
        builder.ToTable("PayeeReleases");
        builder
            .HasIndex(r => new
            {
                r.PayoutId,
                r.Kind,
                r.Evidence,
            })
            .IsUnique();
        builder.HasOne<Payout>().WithMany().HasForeignKey(r => r.PayoutId).OnDelete(DeleteBehavior.Restrict);
    }
}
