using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Disclosure;

/// <summary>
/// 公示更正: withdraws the public record of a payment that the bank sent back later. Append-only; the record itself stays as it was. Natural key: payout.
/// </summary>
public sealed class DisclosureCorrection : IPublicContent
{
    internal DisclosureCorrection() { }

    public long Id { get; private set; }
    public long PayoutId { get; internal init; }

    /// <summary>The day on which the bank sent the money back.</summary>
    public DateOnly ReturnedOn { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class DisclosureCorrectionConfiguration : IEntityTypeConfiguration<DisclosureCorrection>
{
    public void Configure(EntityTypeBuilder<DisclosureCorrection> builder)
    {
        builder.ToTable("DisclosureCorrections");
        builder.HasIndex(c => c.PayoutId).IsUnique();
    }
}
