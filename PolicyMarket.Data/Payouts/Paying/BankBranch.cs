using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>开户行 with its CNAPS code, as the directory of the payment system lists it. Natural key: name.</summary>
public sealed class BankBranch
{
    internal BankBranch() { }

    public long Id { get; private set; }

    /// <summary>As the receiving accounts name it.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Twelve digits, see <see cref="Paying.ClearingCode"/>.</summary>
    public string ClearingCode { get; internal set; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BankBranchConfiguration : IEntityTypeConfiguration<BankBranch>
{
    public void Configure(EntityTypeBuilder<BankBranch> builder)
    {
        builder.ToTable("BankBranches");
        builder.HasIndex(b => b.Name).IsUnique();
    }
}
