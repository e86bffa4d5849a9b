using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Documents;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>A run of a clause's text that the same findings cover. Css: names of their kinds, empty for plain text.</summary>
public sealed record ClausePiece(string Text, string Css)
{
    /// <summary>The text of a clause in runs; the ends of findings divide it.</summary>
    public static ImmutableArray<ClausePiece> Divide(TextPlaces places, DocumentClause clause, IEnumerable<Suggestion> suggestions)
    {
        var end = clause.Offset + places.Cut(clause.Offset, clause.Length).TrimEnd().EnumerateRunes().Count();
        var spans = suggestions
            .Where(one => one.Kind != SuggestionKind.Item && one.Source.Length > 0)
            .Select(one => (From: Math.Max(one.Source.Offset, clause.Offset), To: Math.Min(one.Source.Offset + one.Source.Length, end), Css: CssOf(one)))
            .Where(span => span.From < span.To)
            .ToList();
        int[] cuts = [.. spans.SelectMany(span => new[] { span.From, span.To }).Append(clause.Offset).Append(end).Distinct().Order()];
        return
        [
            .. cuts.Zip(cuts.Skip(1))
                .Select(range => new ClausePiece(
                    places.Cut(range.First, range.Second - range.First),
                    string.Join(' ', spans.Where(span => span.From <= range.First && range.Second <= span.To).Select(span => span.Css).Distinct())
                )),
        ];
    }

    private static string CssOf(Suggestion one) =>
        one switch
        {
            { Kind: SuggestionKind.Amount } => "amount",
            { Kind: SuggestionKind.Group } => "group",
            { Condition.Kind: SuggestionWords.Negative } => "negative",
            { Condition.Kind: SuggestionWords.Bonus } => "bonus",
            { Condition.Kind: SuggestionWords.Soft } => "soft",
            _ => "gate",
        };
}
