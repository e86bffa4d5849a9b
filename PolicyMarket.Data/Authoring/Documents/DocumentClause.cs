namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>
/// A clause of a document, from its number to the next number. Path as in <c>OutlineEntry</c>, empty for a text without numbers; Offset and Length are code
/// points of the text, and Offset names the clause; IsHeading: it only leads to the clauses below it, so that no item has to cite it.
/// </summary>
public sealed record DocumentClause(string Path, int Level, int Offset, int Length, bool IsHeading)
{
    /// <summary>The clause as drafts and items cite it: 第六条（五）, 一（一）2.</summary>
    public string Cite => Path.Length == 0 ? DocumentDeskWording.WholeText : Path.Replace(".", "", StringComparison.Ordinal);
}
