using System.Globalization;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>
/// Turns accepted conditions into parts of a draft's tree. What the catalogue does not have stays as it was read, so that the draft names it as unfinished.
/// </summary>
internal static class ConditionDrafting
{
    private const int LongestLink = 6;

    /// <summary>By name, otherwise by label; null when the catalogue has neither.</summary>
    public static AttributeDefinition? AttributeOf(ReadCondition condition, AttributeCatalog catalog) =>
        condition.Attribute is { } name && catalog.TryGet(name, out var known) ? known
        : catalog.TryGetByLabel(condition.Label, out var labelled) ? labelled
        : null;

    /// <summary>Adds the conditions of a clause in the order of the text; alternatives (或) become one group, exclusions one group that must not hold.</summary>
    public static void Add(DraftTree tree, IReadOnlyList<QuotedCondition> conditions, string cite, TextPlaces places, AttributeCatalog catalog)
    {
        var root = tree.Root;
        DraftPart? group = null;
        ReadCondition? before = null;
        foreach (var quoted in conditions.Where(one => one.Condition.Kind == SuggestionWords.Gate))
        {
            var isAlternative = before is not null && IsAlternative(places, before, quoted.Condition);
            if (isAlternative && group is null)
            {
                group = Regrouped(tree, root);
            }
            else if (!isAlternative)
            {
                group = null;
            }

            Fill(tree.Add(group ?? root, DraftPartKind.Comparison), quoted, cite, catalog);
            before = quoted.Condition;
        }

        var excluding = conditions.Where(one => one.Condition.Kind == SuggestionWords.Negative).ToList();
        if (excluding.Count > 0)
        {
            Exclude(tree, root, excluding, cite, catalog);
        }
    }

    /// <summary>The last part of the root moves into a new group of alternatives.</summary>
    private static DraftPart Regrouped(DraftTree tree, DraftPart root)
    {
        var first = root.Parts[^1];
        root.Parts.Remove(first);
        var group = tree.Add(root, DraftPartKind.Any);
        group.Parts.Clear();
        group.Parts.Add(first);
        return group;
    }

    private static void Exclude(DraftTree tree, DraftPart root, List<QuotedCondition> excluding, string cite, AttributeCatalog catalog)
    {
        var not = tree.Add(root, DraftPartKind.Not);
        if (excluding is [var only])
        {
            Fill(not.Parts[0], only, cite, catalog);
            return;
        }

        not.Parts.Clear();
        var any = tree.Add(not, DraftPartKind.Any);
        any.Parts.Clear();
        foreach (var one in excluding)
        {
            Fill(tree.Add(any, DraftPartKind.Comparison), one, cite, catalog);
        }
    }

    private static bool IsAlternative(TextPlaces places, ReadCondition before, ReadCondition next)
    {
        var (from, to) = (before.Source.Offset + before.Source.Length, next.Source.Offset);
        return to > from
            && to - from <= LongestLink
            && places.Cut(from, to - from) is var link
            && link.Contains('或', StringComparison.Ordinal)
            && !link.Contains('。', StringComparison.Ordinal);
    }

    private static void Fill(DraftPart part, QuotedCondition quoted, string cite, AttributeCatalog catalog)
    {
        var condition = quoted.Condition;
        (part.Cite, part.Quote) = (cite, quoted.Quote);
        part.IsNew = false;
        if (AttributeOf(condition, catalog) is not { } definition)
        {
            part.Attribute = condition.Label;
            part.Values = ["true"];
            return;
        }

        part.Attribute = definition.Name;
        var fitting = ComparisonOperators.Fitting(definition);
        part.Op =
            ComparisonOperators.TryParse(condition.Operator, out var op) && fitting.Contains(op) ? op
            : fitting.Contains(ComparisonOperator.Under) ? ComparisonOperator.Under
            : fitting[0];
        part.Values = [.. Values(condition, definition)];
    }

    private static IEnumerable<string> Values(ReadCondition condition, AttributeDefinition definition)
    {
        if (definition.Type == AttributeType.Boolean)
        {
            return [condition.Value.Truth == false ? "false" : "true"];
        }

        return condition.Value switch
        {
            { Number: { } number } => [Number(number, condition.Unit, definition)],
            { Word: { } word } => [condition.Resolved ?? Code(word, definition)],
            { List: { Length: > 0 } list } => list.Select(word => Code(word, definition)),
            _ => [],
        };
    }

    /// <summary>万元 and 亿元 stay readable as 200万.</summary>
    private static string Number(decimal number, string? unit, AttributeDefinition definition)
    {
        var text = number.ToString("0.########", CultureInfo.InvariantCulture);
        return (unit ?? "") switch
        {
            "‰" when definition.IsRatio => (number / 10m).ToString("0.########", CultureInfo.InvariantCulture),
            ['万', ..] when !definition.IsRatio => text + "万",
            ['亿', ..] when !definition.IsRatio => text + "亿",
            _ => text,
        };
    }

    /// <summary>The code that a word stands for; the word itself where none or several fit, which the draft then asks about.</summary>
    private static string Code(string word, AttributeDefinition definition)
    {
        if (definition.IsRegion)
        {
            return RegionTree.All.Where(code => RegionTree.Name(code) == word).Take(2).ToList() is [var region] ? region.Value : word;
        }

        if (definition.IsIndustry)
        {
            return IndustryTree.All.Where(code => IndustryTree.Name(code) == word).Take(2).ToList() is [var industry] ? industry.Value : word;
        }

        return CodeLabels.CodeOf(definition, word) ?? word;
    }
}
