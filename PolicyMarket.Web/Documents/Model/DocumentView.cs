using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Documents.Formats;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>A document as its page shows it: the text that never changes, and what was decided about it.</summary>
public sealed record DocumentView(
    long Id,
    string SuggestedTitle,
    string FileName,
    DocumentFileKind Kind,
    string Text,
    string TextHash,
    ImmutableArray<DocumentClause> Clauses,
    string PersonName,
    DateTime TakenInAt,
    bool IsIntact
)
{
    public ImmutableDictionary<DocumentHeadField, HeadValue> Head { get; init; } = ImmutableDictionary<DocumentHeadField, HeadValue>.Empty;

    /// <summary>By the clause's offset.</summary>
    public ImmutableDictionary<int, LeftOutClause> LeftOut { get; init; } = ImmutableDictionary<int, LeftOutClause>.Empty;

    /// <summary>By the clause's offset, in the order of their making.</summary>
    public ILookup<int, ClauseUse> Uses { get; init; } = Array.Empty<ClauseUse>().ToLookup(use => use.ClauseOffset);

    public string Title => Head.GetValueOrDefault(DocumentHeadField.Title)?.Value ?? SuggestedTitle;

    /// <summary>Clauses that neither a draft nor an item cites and that were not left out.</summary>
    public IEnumerable<DocumentClause> Open => Clauses.Where(clause => !clause.IsHeading && !IsCited(clause) && !LeftOut.ContainsKey(clause.Offset));

    public bool IsCited(DocumentClause clause) => Uses[clause.Offset].Any(use => use.IsThere);
}
