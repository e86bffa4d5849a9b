namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Finds the name that a person probably meant: fewest edits, at most half of its length.</summary>
internal static class NearestName
{
    private const int MaxLength = 64;

    public static string? To(string text, IEnumerable<string> names)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var name in names)
        {
            var distance = Distance(text, name);
            if (distance < bestDistance && (distance * 2 <= Math.Max(text.Length, name.Length) || text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's count of insertions, deletions and replacements, regardless of case.</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
