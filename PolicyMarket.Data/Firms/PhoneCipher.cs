using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PolicyMarket.Data.Firms;

/// <summary>Encrypts phone numbers with the keys that lie outside the database. A number from before the encryption is read as it stands.</summary>
public sealed class PhoneCipher(IDataProtectionProvider protection)
{
    private const string Mark = "enc1:";
    private readonly IDataProtector _protector = protection.CreateProtector("PolicyMarket phone 1");

    /// <summary>The stored form of a number.</summary>
    internal string Protect(string phone) => Mark + _protector.Protect(phone);

    /// <summary>The number; null when there is none or the keys that encrypted it are lost.</summary>
    internal string? Reveal(string? stored)
    {
        if (string.IsNullOrWhiteSpace(stored) || !stored.StartsWith(Mark, StringComparison.Ordinal))
        {
            return string.IsNullOrWhiteSpace(stored) ? null : stored;
        }

        try
        {
            return _protector.Unprotect(stored[Mark.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>"138****5678".</summary>
    internal static string Mask(string phone) => phone.Length >= 7 ? $"{phone[..3]}****{phone[^4..]}" : "****";
}
