namespace PolicyMarket.Rules.Documents.Text;

/// <summary>Finds a text that stands twice in one file (page and print version, copy and paste).</summary>
internal static class RepeatedBody
{
    private const int LongEnough = 16;

    /// <summary>Index of the paragraph where the second copy starts; null for a text that stands once.</summary>
    public static int? Find(FlatText text)
    {
        var words = text.Paragraphs.Select(text.Of).ToList();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < words.Count; index++)
        {
            if (words[index].Length >= LongEnough && !first.TryAdd(words[index], index) && IsCopy(words, first[words[index]], index))
            {
                return StartOf(words, first[words[index]], index);
            }
        }

        return null;
    }

    /// <summary>Most of what follows the first copy follows the second one too, and the second copy ends the text.</summary>
    private static bool IsCopy(List<string> words, int first, int second)
    {
        var (same, length) = (0, Math.Min(second - first, words.Count - second));
        for (var step = 0; step < length; step++)
        {
            same += string.Equals(words[first + step], words[second + step], StringComparison.Ordinal) ? 1 : 0;
        }

        return length >= 3 && same >= length * 0.8 && words.Count - second >= (second - first) * 0.7;
    }

    private static int StartOf(List<string> words, int first, int second)
    {
        while (first > 0 && second - 1 > first && string.Equals(words[first - 1], words[second - 1], StringComparison.Ordinal))
        {
            (first, second) = (first - 1, second - 1);
        }

        return second;
    }
}
