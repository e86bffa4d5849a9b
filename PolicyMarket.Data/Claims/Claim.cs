using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Claims;

/// <summary>兑现申请. Natural key: firm + item + entitlement period; the number is unique too.</summary>
public sealed class Claim
{
    internal Claim() { }

    public long Id { get; private set; }

    /// <summary>受理号, e.g. "LY20261122-000318".</summary>
    public string Number { get; internal init; } = "";
    public long FirmId { get; internal init; }
    public Firm? Firm { get; internal init; }
    public long ItemId { get; internal init; }
    public long ItemVersionId { get; internal init; }
    public PolicyItemVersion? ItemVersion { get; internal init; }
    public string Period { get; internal init; } = "";
    public long OfferId { get; internal init; }
    public long AmountFen { get; internal init; }
    public ClaimState State { get; internal set; }
    public long BankAccountId { get; internal set; }
    public long ConfirmedByPersonId { get; internal init; }
    public DateTime ConfirmedAt { get; internal init; }

    /// <summary>The receipt (兑现凭证), canonical JSON.</summary>
    public string ReceiptJson { get; internal init; } = "";

    /// <summary>SHA-256 of the receipt's UTF-8 bytes, hex.</summary>
    public string ReceiptHash { get; internal init; } = "";

    public List<ClaimEvent> Events { get; } = [];

    internal void Move(ClaimState to) => State = ClaimMoves.Table.Move($"claim {Number}", State, to);
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class ClaimConfiguration : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("Claims");
        builder
            .HasIndex(c => new
            {
                c.FirmId,
                c.ItemId,
                c.Period,
            })
            .IsUnique();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.OfferId).IsUnique();
        builder.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.ClaimId).OnDelete(DeleteBehavior.Restrict);
    }
}
