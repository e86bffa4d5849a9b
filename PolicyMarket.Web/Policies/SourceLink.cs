using System.Text.RegularExpressions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies;

/// <summary>The address in the stated source of an item, and whether it is the original: only a site of the government is one, a news site is not.</summary>
internal sealed partial record SourceLink(Uri Address, bool IsOriginal)
{
    /// <summary>The first address of the text; null where it names none.</summary>
    public static SourceLink? In(string source) =>
        Web().Match(source) is { Success: true } found && Uri.TryCreate(found.Value, UriKind.Absolute, out var address)
            ? new SourceLink(address, SourceReference.Of(found.Value).Kind == SourceKind.Original)
            : null;

    /// <summary>The source without its address; empty where it is nothing else.</summary>
    public static string WordsOf(string source) => Web().Replace(source, "").Trim(' ', '；', ';');

    [GeneratedRegex(@"https?://[^\s；，。、》）]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Web();
}
