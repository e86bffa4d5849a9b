using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>The password rule of Identity's options and the list of common passwords, in Chinese.</summary>
public sealed class PasswordCheck(IOptions<IdentityOptions> options, CommonPasswords common)
{
    /// <summary>The password of the demonstration, which only its accounts may have.</summary>
    public const string OfDemonstration = "policy-market-2026";

    private const int Longest = 200;

    /// <summary>Null when the password can be used. The password of the demonstration is for its accounts alone.</summary>
    public Diagnostic? Demand(string password, string userName, bool isDemonstration)
    {
        var rule = options.Value.Password;
        var wants = new List<string>();
        if (password.Length < rule.RequiredLength || password.Length > Longest)
        {
            wants.Add(PeopleWording.PasswordLength(rule.RequiredLength, Longest));
        }

        if (rule.RequireDigit && !password.Any(char.IsAsciiDigit))
        {
            wants.Add(PeopleWording.HasDigit);
        }

        if (!password.Any(char.IsLetter))
        {
            wants.Add(PeopleWording.HasLetter);
        }

        if (password.Distinct().Count() < rule.RequiredUniqueChars)
        {
            wants.Add(PeopleWording.DistinctCharacters(rule.RequiredUniqueChars));
        }

        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            wants.Add(PeopleWording.WithoutUserName);
        }

        var isShared = password == OfDemonstration;
        if (wants.Count == 0 && (isShared ? !isDemonstration : common.Contains(password)))
        {
            return new Diagnostic(DataDiagnostics.PersonPassword, PeopleWording.PasswordTooCommon);
        }

        return wants.Count == 0 ? null : new Diagnostic(DataDiagnostics.PersonPassword, PeopleWording.PasswordUnfit(string.Join("，", wants)));
    }
}
