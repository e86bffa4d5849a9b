using System.Security.Cryptography;

namespace PolicyMarket.Data.People;

/// <summary>Makes the passwords that an administrator hands over; they are good until the first sign-in, which demands another one.</summary>
public static class OneTimePassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Four groups of letters and digits that cannot be mistaken for each other, about 79 bits, e.g. "kfw7-qd3t-…".</summary>
    public static string Create()
    {
        while (true)
        {
            var text = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters + Digits, 4)));
            if (text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter) && text.Distinct().Count() >= 8)
            {
                return text;
            }
        }
    }
}
