namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>The name that was probably meant, by edit distance.</summary>
internal static class Nearest
{
    /// <summary>Null when nothing is near: at most a third of the chars may differ.</summary>
    public static string? Of(string written, IEnumerable<string> names) =>
        names
            .Select(name => (Name: name, Distance: Distance(written, name, 1 + (written.Length / 3))))
            .Where(pair => pair.Distance <= Math.Max(1, written.Length / 3))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Name)
            .FirstOrDefault();

    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > 100)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
