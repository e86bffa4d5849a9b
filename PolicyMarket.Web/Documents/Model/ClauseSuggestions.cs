using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>Puts each finding of a document to the clause in which its words stand.</summary>
internal static class ClauseSuggestions
{
    private const int LookedBack = 40;
    private static readonly char[] PhraseEnds = ['，', '；', '。', '：', '\n'];

    /// <summary>In the order of the text within each clause.</summary>
    public static ILookup<int, Suggestion> Of(ReadDocument read, ImmutableArray<DocumentClause> clauses, AttributeCatalog catalog) =>
        Findings(read, new TextPlaces(read.Text), catalog)
            .Select(found => (Found: found, Clause: ClauseAt(clauses, found.Source.Offset)))
            .Where(pair => pair.Clause is not null)
            .Select(pair => pair.Found with { ClauseOffset = pair.Clause?.Offset ?? 0 })
            .OrderBy(found => found.Source.Offset)
            .ThenBy(found => found.Kind)
            .ToLookup(found => found.ClauseOffset);

    /// <summary>Null for words before the first clause.</summary>
    public static DocumentClause? ClauseAt(ImmutableArray<DocumentClause> clauses, int offset) =>
        clauses.LastOrDefault(clause => clause.Offset <= offset && offset < clause.Offset + clause.Length);

    private static IEnumerable<Suggestion> Findings(ReadDocument read, TextPlaces places, AttributeCatalog catalog)
    {
        foreach (var (index, item) in read.Items.Index())
        {
            yield return new Suggestion(Id("i", index), SuggestionKind.Item, 0, item.Source, "事项", item.Title)
            {
                Item = item,
                Hint = string.Join("，", new[] { item.Benefit, item.Mode }.Where(word => !string.IsNullOrEmpty(word))),
            };
        }

        foreach (var (index, condition) in read.Conditions.Index())
        {
            yield return new Suggestion(
                Id("c", index),
                SuggestionKind.Condition,
                0,
                condition.Source,
                SuggestionWords.Tag(condition),
                SuggestionWords.Say(condition)
            )
            {
                Condition = condition,
                Hint = HintOf(condition, catalog),
            };
        }

        foreach (var (index, amount) in read.Amounts.Index())
        {
            var source = FromPhrase(places, amount.Source);
            yield return new Suggestion(Id("a", index), SuggestionKind.Amount, 0, source, "金额", SuggestionWords.Say(amount)) { Amount = amount };
        }

        foreach (var (index, group) in read.Exclusions.Index())
        {
            yield return new Suggestion(Id("g", index), SuggestionKind.Group, 0, group.Source, "互斥", SuggestionWords.Say(group)) { Group = group };
        }
    }

    /// <summary>An amount is read with a few characters before its figure; people read from the begin of the phrase.</summary>
    private static SourceSpan FromPhrase(TextPlaces places, SourceSpan source)
    {
        var start = Math.Max(0, source.Offset - LookedBack);
        var before = places.Cut(start, source.Offset - start);
        var end = before.LastIndexOfAny(PhraseEnds);
        if (end < 0)
        {
            return source;
        }

        var extra = before[(end + 1)..].TrimStart();
        var length = extra.EnumerateRunes().Count();
        return source with { Offset = source.Offset - length, Length = source.Length + length, Words = extra + source.Words };
    }

    private static string? HintOf(ReadCondition condition, AttributeCatalog catalog) =>
        condition.Kind switch
        {
            SuggestionWords.Bonus => "只影响金额，不写成资格条件",
            SuggestionWords.Soft => "要由人判断，不写成条件",
            _ when ConditionDrafting.AttributeOf(condition, catalog) is null => "指标目录里没有对应的指标，写进草稿后要选指标",
            _ => null,
        };

    private static string Id(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}{index}");
}
