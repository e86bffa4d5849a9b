namespace PolicyMarket.Rules.Policies;

/// <summary>Kind of what an item names as its source.</summary>
public enum SourceKind
{
    /// <summary>Words: the title and number of a document, a place in it.</summary>
    Words,

    /// <summary>An address of a government site: the original text.</summary>
    Original,

    /// <summary>An address of any other site, which may only be called a reprint.</summary>
    Reprint,
}
