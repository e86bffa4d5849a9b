using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Policies;

/// <summary>
/// The source that an item names. Only an address of a government site (gov.cn and what ends in .gov.cn) may be called the original text. Address: null
/// for words.
/// </summary>
public sealed partial record SourceReference(SourceKind Kind, Uri? Address)
{
    private const string Government = "gov.cn";

    /// <summary>Reads the source of an item by the first web address in it; a text without one counts as words.</summary>
    public static SourceReference Of(string source)
    {
        if (Web().Match(source) is not { Success: true } found || !Uri.TryCreate(found.Value, UriKind.Absolute, out var address))
        {
            return new SourceReference(SourceKind.Words, Address: null);
        }

        // "https://www.gov.cn@other.com" leads to other.com; no such address is needed for a text that is public.
        var isGovernment = address.UserInfo.Length == 0 && IsGovernment(address.IdnHost.TrimEnd('.'));
        return new SourceReference(isGovernment ? SourceKind.Original : SourceKind.Reprint, address);
    }

    private static bool IsGovernment(string host) =>
        host.Equals(Government, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + Government, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"https?://[^\s；，。、《》）]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Web();
}
