using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PolicyMarket.Data.Authoring;

/// <summary>Content that the second person approves: the hash over item, base version and rule.</summary>
internal static class SubmissionContent
{
    public static string HashOf(string code, long? baseVersionId, string ruleJson) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{code}\u001f{baseVersionId}\u001f{ruleJson}")))
        );
}
