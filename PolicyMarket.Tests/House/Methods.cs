namespace PolicyMarket.Tests.House;

/// <summary>Finds methods by their indentation: a brace block at member depth whose line before reads like a signature.</summary>
internal static class Methods
{
    /// <summary>Signature and body length of each method whose body has more than <paramref name="most"/> lines.</summary>
    public static IReadOnlyList<string> LongerThan(int most, string text)
    {
        var lines = text.Split('\n');
        var found = new List<string>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] is not "    {")
            {
                continue;
            }

            // A switch that is the whole body of a member ends with a semicolon.
            var end = Array.FindIndex(lines, i, line => line is "    }" or "    };");
            var signature = SignatureAbove(lines, i);
            if (end > i && end - i - 1 > most && signature.Contains('(', StringComparison.Ordinal))
            {
                found.Add($"{signature} ({end - i - 1} lines)");
            }
        }

        return found;
    }

    private static string SignatureAbove(string[] lines, int brace)
    {
        var line = brace - 1;
        while (line > 0 && lines[line].StartsWith("     ", StringComparison.Ordinal))
        {
            line--;
        }

        return lines[line].Trim();
    }
}
