namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Finds places of a text that are counted in code points.</summary>
public sealed class TextPlaces
{
    private readonly string text;
    private readonly int[]? starts;

    public TextPlaces(string text)
    {
        this.text = text;
        starts = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Starts(text) : null;
    }

    /// <summary>Code points of the text.</summary>
    public int Length => starts is null ? text.Length : starts.Length - 1;

    /// <summary>True when the range lies in the text.</summary>
    public bool Holds(int offset, int length) => offset >= 0 && length >= 0 && offset <= Length - length;

    /// <summary>The words of a range that lies in the text.</summary>
    public string Cut(int offset, int length) => text[IndexOf(offset)..IndexOf(offset + length)];

    private int IndexOf(int offset) => starts is null ? offset : starts[offset];

    private static int[] Starts(string text)
    {
        var found = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLowSurrogate(text[at]) || at == 0 || !char.IsHighSurrogate(text[at - 1]))
            {
                found.Add(at);
            }
        }

        found.Add(text.Length);
        return [.. found];
    }
}
