namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>An element of a bank's XML with its content: local name, text, currency attribute, and the line where it starts (from 1).</summary>
internal sealed class XmlPart(string name, int line, string? currency)
{
    public string Name { get; } = name;

    public int Line { get; } = line;

    /// <summary>The attribute Ccy of a sum; null: none.</summary>
    public string? Currency { get; } = currency;

    public string Text { get; set; } = "";

    public List<XmlPart> Children { get; } = [];

    /// <summary>The first element on a path of local names, "Refs/EndToEndId"; null: none.</summary>
    public XmlPart? Find(string path)
    {
        var at = this;
        foreach (var step in path.Split('/'))
        {
            at = at.Children.Find(child => child.Name == step);
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>The text on the first of these paths that has any, with blanks and line breaks made single blanks; empty: none.</summary>
    public string TextOf(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (Find(path) is { } part && Plain(part.Text) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }

    public IEnumerable<XmlPart> All(string name) => Children.Where(child => child.Name == name);

    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
