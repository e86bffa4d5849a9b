using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Firms;

/// <summary>企业. Natural key: unified social credit code (GB 32100).</summary>
public sealed class Firm
{
    internal Firm() { }

    public long Id { get; private set; }
    public string CreditCode { get; internal set; } = "";
    public string Name { get; internal set; } = "";

    /// <summary>The as-of date of the delivery that gave the name; null: not known. An older delivery does not replace it.</summary>
    public DateOnly? NameAsOf { get; internal set; }

    /// <summary>The register gave the name, so other departments' spellings do not replace it.</summary>
    public bool HasRegisteredName { get; internal set; }

    /// <summary>Registration region (GB/T 2260), copied from the facts for lists and charts; null when unknown.</summary>
    public string? Region { get; internal set; }

    /// <summary>The as-of date of the delivery that gave the region; null: not known. An older delivery does not replace it.</summary>
    public DateOnly? RegionAsOf { get; internal set; }

    /// <summary>Where offers are announced, encrypted by <see cref="PhoneCipher"/>; null: the inbox alone.</summary>
    public string? Phone { get; internal set; }
    public string? Email { get; internal set; }
    public DateTime CreatedAt { get; internal set; }

    public List<BankAccount> Accounts { get; } = [];
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class FirmConfiguration : IEntityTypeConfiguration<Firm>
{
    public void Configure(EntityTypeBuilder<Firm> builder)
    {
        builder.ToTable("Firms");
        builder.HasIndex(f => f.CreditCode).IsUnique();
        builder.HasIndex(f => f.Region);
        builder.HasMany(f => f.Accounts).WithOne().HasForeignKey(a => a.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}
