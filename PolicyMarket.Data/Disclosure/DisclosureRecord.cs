using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Disclosure;

/// <summary>
/// 公示: what the public sees of a paid payout. Claim number, firm and region are empty where only the sum of the item is disclosed. Natural key: payout.
/// </summary>
public sealed class DisclosureRecord : IPublicContent
{
    internal DisclosureRecord() { }

    public long Id { get; private set; }
    public long PayoutId { get; internal init; }
    public string ClaimNumber { get; internal init; } = "";
    public string FirmName { get; internal init; } = "";

    /// <summary>Credit code with its middle hidden.</summary>
    public string MaskedCreditCode { get; internal init; } = "";
    public string? Region { get; internal init; }
    public long ItemId { get; internal init; }
    public string ItemTitle { get; internal init; } = "";
    public string Category { get; internal init; } = "";
    public string DepartmentName { get; internal init; } = "";
    public string FundName { get; internal init; } = "";
    public string Period { get; internal init; } = "";
    public long AmountFen { get; internal init; }

    /// <summary>Business date of the run that matched.</summary>
    public DateOnly MatchedOn { get; internal init; }
    public DateOnly PaidOn { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class DisclosureRecordConfiguration : IEntityTypeConfiguration<DisclosureRecord>
{
    public void Configure(EntityTypeBuilder<DisclosureRecord> builder)
    {
        builder.ToTable("DisclosureRecords");
        builder.HasIndex(r => r.PayoutId).IsUnique();
        builder.HasIndex(r => r.PaidOn);
    }
}
