namespace PolicyMarket.Rules.Values;

/// <summary>Finds regions by their names: 涟源市, 娄底市涟源市, 湖南省娄底市涟源市.</summary>
internal static class RegionNames
{
    private const int LongestName = 60;

    private static readonly Lazy<ILookup<string, string>> Codes = new(() =>
        RegionTree.All.ToLookup(code => RegionTree.Name(code), code => code.Value, StringComparer.Ordinal)
    );

    /// <summary>Returns every code whose full name ends with the text; an old name stands for its successors.</summary>
    public static IReadOnlyList<string> Find(string text)
    {
        if (text.Length is 0 or > LongestName || char.IsAscii(text[0]))
        {
            return [];
        }

        var found = new List<string>();
        for (var start = 0; start < text.Length; start++)
        {
            found.AddRange(Codes.Value[text[start..]].Where(code => RegionTree.FullName(code).EndsWith(text, StringComparison.Ordinal)));
        }

        return found.Count > 0
            ? found
            : [.. CodeChanges.OfRegionNamed(text).SelectMany(change => change.IsAsked ? [] : change.Successors).Distinct(StringComparer.Ordinal)];
    }
}
