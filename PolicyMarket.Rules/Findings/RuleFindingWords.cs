using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Findings;

/// <summary>Findings in Chinese: which conditions, what it means, what to do.</summary>
public static class RuleFindingWords
{
    private const int LongestSentence = 120;

    /// <summary>IsNever is that of the whole tree.</summary>
    public static string Of(RuleFinding remark, bool isNever, AttributeCatalog catalog) =>
        remark.Kind switch
        {
            FindingKind.Contradiction => Contradiction(remark, isNever, catalog),
            FindingKind.Implied => Implied(remark, catalog),
            FindingKind.Implausible =>
                $"{Quoted(remark.Conditions[0], catalog)}的比较值不合常理：{ThresholdFinder.WordsOf(remark.Conditions[0], catalog)}。请核对后修改。",
            _ => throw new InvalidOperationException($"The unknown kind of remark {remark.Kind}."),
        };

    /// <summary>Warnings for the author of an item, at most one a condition; the place is the JSON path below <paramref name="where"/>.</summary>
    public static ImmutableArray<Diagnostic> Warnings(PolicyRule rule, AttributeCatalog catalog, string where)
    {
        var remarks = RuleFindings.Of(rule.Conditions, catalog);
        return [.. remarks.All.Select(remark => Warning(rule, remark, remarks.IsNever, catalog, where))];
    }

    private static Diagnostic Warning(PolicyRule rule, RuleFinding remark, bool isNever, AttributeCatalog catalog, string where)
    {
        var label = remark.Attribute is { } name ? $"指标“{LabelOf(name, catalog)}”：" : "";
        var code = remark.Kind switch
        {
            FindingKind.Contradiction => DiagnosticCatalogue.ConditionContradiction,
            FindingKind.Implied => DiagnosticCatalogue.ConditionImplied,
            FindingKind.Implausible => DiagnosticCatalogue.ConditionImplausible,
            _ => throw new InvalidOperationException($"The unknown kind of remark {remark.Kind}."),
        };
        return new Diagnostic(
            code,
            $"事项 {rule.Id}“{rule.Title}”，{label}{Of(remark, isNever, catalog)}",
            PathOf(rule.Conditions, remark.Places[0], where + ".conditions")
        );
    }

    private static string Contradiction(RuleFinding remark, bool isNever, AttributeCatalog catalog)
    {
        var means = isNever ? "没有企业能符合这个事项" : "这一处任何企业都不能满足";
        var sentences = remark.Conditions.Select(condition => Quoted(condition, catalog)).ToList();
        return sentences.Count == 1
            ? $"{sentences[0]}任何取值都不能满足，{means}。请核对后修改。"
            : $"{string.Join("与", sentences)}互相矛盾，没有企业能同时满足，{means}。请核对后改其中一条。";
    }

    private static string Implied(RuleFinding remark, AttributeCatalog catalog)
    {
        var own = Quoted(remark.Conditions[0], catalog);
        var reasons = string.Join("与", remark.Conditions.Skip(1).Select(condition => Quoted(condition, catalog)));
        return remark.IsAll
            ? $"{own}已被{reasons}包含（满足后者的企业都满足它），结果不受它影响，可以删去。"
            : $"{own}已被{reasons}包含（满足它的企业都满足后者），在“满足任一项”中不起作用，可以删去。";
    }

    private static string Quoted(Condition condition, AttributeCatalog catalog)
    {
        var sentence = ConditionSentence.Of(condition, catalog);
        return $"“{(sentence.Length > LongestSentence ? string.Concat(sentence.AsSpan(0, LongestSentence), "…") : sentence)}”";
    }

    private static string LabelOf(string attribute, AttributeCatalog catalog) =>
        catalog.TryGet(attribute, out var definition) ? definition.Label : attribute;

    private static string PathOf(Condition root, int place, string where)
    {
        var (part, path) = (TreePart.Of(root), where);
        while (part.Place != place)
        {
            var index = part.Parts.Length - 1;
            while (part.Parts[index].Place > place)
            {
                index--;
            }

            path += ConditionJson.PathOf(part.Condition, index);
            part = part.Parts[index];
        }

        return path;
    }
}
