using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>
/// A long-lived cookie that proves who has signed in on this device before. It signs no one in; it only exempts the device from limits that guesses from
/// elsewhere have used up.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string CookieName = "policymarket-device";
    private const int MostPersons = 8;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector _protector = protection.CreateProtector("PolicyMarket known device 1");

    /// <summary>The device's id, empty for a new one, and the ids of the persons.</summary>
    public (string Id, IReadOnlyList<long> PersonIds) Read()
    {
        if (accessor.HttpContext?.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
        {
            return ("", []);
        }

        try
        {
            return Parse(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return ("", []);
        }
    }

    /// <summary>A cookie that we signed in another form, e.g. in another version, counts as none.</summary>
    private static (string Id, IReadOnlyList<long> PersonIds) Parse(string text)
    {
        if (text.Split('|') is not [{ Length: > 0 } id, var list])
        {
            return ("", []);
        }

        var persons = new List<long>();
        foreach (var part in list.Split(','))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var person))
            {
                return ("", []);
            }

            persons.Add(person);
        }

        return (id, persons);
    }

    /// <summary>The person has completed a sign-in here.</summary>
    public void Remember(PersonId personId)
    {
        if (accessor.HttpContext is not { } http)
        {
            return;
        }

        var (id, persons) = Read();
        var device = id.Length == 0 ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) : id;
        var ids = persons.Where(p => p != personId).Prepend(personId).Take(MostPersons);
        var text = $"{device}|{string.Join(',', ids.Select(p => p.ToString(CultureInfo.InvariantCulture)))}";
        http.Response.Cookies.Append(
            CookieName,
            _protector.Protect(text),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = Lifetime,
                IsEssential = true,
            }
        );
    }
}
