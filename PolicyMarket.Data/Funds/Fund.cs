using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Funds;

/// <summary>资金池: the budget that payouts come from. Natural key: code. Its balances are sums of the ledger.</summary>
public sealed class Fund : IPublicContent
{
    internal Fund() { }

    public long Id { get; private set; }
    public string Code { get; internal set; } = "";
    public string Name { get; internal set; } = "";
    public long? DepartmentId { get; internal set; }
    public int Year { get; internal set; }
    public bool IsOpen { get; internal set; } = true;

    /// <summary>The last day on which the fund takes new confirmations, inclusive; what was confirmed until then is still paid.</summary>
    public DateOnly LastDay { get; internal set; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class FundConfiguration : IEntityTypeConfiguration<Fund>
{
    public void Configure(EntityTypeBuilder<Fund> builder)
    {
        builder.ToTable("Funds");
        builder.HasIndex(f => f.Code).IsUnique();
    }
}
