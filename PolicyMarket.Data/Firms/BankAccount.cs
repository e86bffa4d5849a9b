using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Firms;

/// <summary>A receiving account of a firm. Natural key: firm + number.</summary>
public sealed class BankAccount
{
    internal BankAccount() { }

    public long Id { get; private set; }
    public long FirmId { get; internal set; }
    public string Holder { get; internal set; } = "";
    public string BankName { get; internal set; } = "";
    public string Number { get; internal set; } = "";
    public bool IsVerified { get; internal set; }
    public bool IsDefault { get; internal set; }

    /// <summary>"6222 **** **** 1234": enough to recognise, not enough to misuse.</summary>
    public string MaskedNumber => Mask(Number);

    /// <summary>First four and last four digits; shorter numbers show the last two alone.</summary>
    public static string Mask(string number) =>
        number.Length >= 12 ? $"{number[..4]} **** **** {number[^4..]}" : $"****{number[Math.Max(0, number.Length - 2)..]}";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class BankAccountConfiguration : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.ToTable("BankAccounts");
        builder.HasIndex(a => new { a.FirmId, a.Number }).IsUnique();
        builder.HasIndex(a => a.Number);
    }
}
