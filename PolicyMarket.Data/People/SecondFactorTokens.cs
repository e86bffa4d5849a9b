using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>The second factor's rows of UserTokens. Secrets are encrypted with the keys that lie outside the database.</summary>
internal sealed class SecondFactorTokens(IDataProtectionProvider protection)
{
    public const string Secret = "Secret";
    public const string PendingSecret = "PendingSecret";
    public const string Recovery = "RecoveryCodes";
    private const string Provider = "PolicyMarket";
    private readonly IDataProtector _protector = protection.CreateProtector("PolicyMarket second factor 1");

    public static Task<string?> ReadAsync(PolicyMarketDb db, long personId, string name, CancellationToken ct) =>
        db.UserTokens.Where(t => t.UserId == personId && t.LoginProvider == Provider && t.Name == name).Select(t => t.Value).SingleOrDefaultAsync(ct);

    /// <summary>Sets the value; null removes the row.</summary>
    public static async Task WriteAsync(PolicyMarketDb db, long personId, string name, string? value, CancellationToken ct)
    {
        var row = await db.UserTokens.SingleOrDefaultAsync(t => t.UserId == personId && t.LoginProvider == Provider && t.Name == name, ct);
        if (value is null)
        {
            db.UserTokens.RemoveRange(row is null ? [] : [row]);
        }
        else if (row is null)
        {
            db.UserTokens.Add(
                new IdentityUserToken<long>
                {
                    UserId = personId,
                    LoginProvider = Provider,
                    Name = name,
                    Value = value,
                }
            );
        }
        else
        {
            row.Value = value;
        }
    }

    /// <summary>The secret's bytes; null when there is none or the keys that encrypted it are lost.</summary>
    public async Task<byte[]?> ReadSecretAsync(PolicyMarketDb db, long personId, string name, CancellationToken ct)
    {
        var stored = await ReadAsync(db, personId, name, ct);
        if (stored is null)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(Convert.FromBase64String(stored));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public Task WriteSecretAsync(PolicyMarketDb db, long personId, string name, byte[] secret, CancellationToken ct) =>
        WriteAsync(db, personId, name, Convert.ToBase64String(_protector.Protect(secret)), ct);

    /// <summary>Removes everything of the person.</summary>
    public static async Task ClearAsync(PolicyMarketDb db, long personId, CancellationToken ct)
    {
        foreach (var name in (string[])[Secret, PendingSecret, Recovery])
        {
            await WriteAsync(db, personId, name, value: null, ct);
        }
    }
}
