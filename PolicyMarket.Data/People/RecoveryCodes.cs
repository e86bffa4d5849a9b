using System.Security.Cryptography;
using System.Text;

namespace PolicyMarket.Data.People;

/// <summary>Recovery codes: 80 random bits each, shown once, stored as SHA-256 digests, each good for one sign-in.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Bytes = 10;
    private const char Separator = ';';

    /// <summary>New codes, in groups of four characters.</summary>
    public static IReadOnlyList<string> Create() =>
        [
            .. Enumerable
                .Range(0, Count)
                .Select(_ => string.Join('-', Base32.Encode(RandomNumberGenerator.GetBytes(Bytes)).Chunk(4).Select(part => new string(part)))),
        ];

    /// <summary>The stored form of codes.</summary>
    public static string Store(IEnumerable<string> codes) => string.Join(Separator, codes.Select(Digest));

    /// <summary>How many are left.</summary>
    public static int Remaining(string? stored) => string.IsNullOrEmpty(stored) ? 0 : stored.Count(c => c == Separator) + 1;

    /// <summary>The stored form without this code; null when it is none of them.</summary>
    public static string? Use(string? stored, string code)
    {
        var digests = (stored ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries).ToList();
        return digests.Remove(Digest(code)) ? string.Join(Separator, digests) : null;
    }

    /// <summary>True for a text that has the length of a recovery code.</summary>
    public static bool Looks(string code) => Clean(code).Length == 16;

    private static string Digest(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Clean(code))));

    private static string Clean(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
