using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Ui;

/// <summary>A condition tree as rows: the sentence, the clause, and who holds the fact.</summary>
internal static class ConditionRows
{
    /// <summary>For no one in particular. The outermost "all" is left out: its parts are the rows.</summary>
    public static ImmutableArray<ConditionRow> Of(Condition condition, AttributeCatalog catalog) =>
        [.. (condition.Requirements.IsEmpty ? [condition] : condition.Requirements).Select(part => Row(part, catalog))];

    /// <summary>For one firm, judged, with the value that decided.</summary>
    public static ImmutableArray<ConditionRow> Of(ConditionTrace trace, AttributeCatalog catalog) =>
        trace is { Kind: ConditionTrace.All, Children.IsEmpty: false }
            ? [.. trace.Children.Select(child => Row(child, catalog, isDecisive: true))]
            : [Row(trace, catalog, isDecisive: true)];

    /// <summary>"税务掌握的数据"; null for an attribute that the catalogue does not know.</summary>
    public static string? Holder(string attribute, AttributeCatalog catalog)
    {
        if (!catalog.TryDescribe(attribute, out var definition))
        {
            return null;
        }

        var source = definition.SourceDepartment;
        return definition.Kind switch
        {
            AttributeKind.Parameter => source is null ? "公开的政策参数" : $"公开的政策参数（{source}）",
            AttributeKind.Derived => "由已有数据推算",
            AttributeKind.Cross when AwardName.TryParse(attribute, out _) => "由该事项的主管部门核定",
            AttributeKind.Case => source is null ? "办理时提供" : $"办理时提供，{source}核实",
            _ => source is null ? "企业提供" : $"数据由{source}掌握",
        };
    }

    /// <summary>Who holds the facts of a leaf, each once; null when the catalogue knows none of them.</summary>
    private static string? Holders(ConditionLeaf leaf, AttributeCatalog catalog)
    {
        var holders = leaf.Attributes.Select(name => Holder(name, catalog)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return holders.Count == 0 ? null : string.Join("；", holders);
    }

    private static string? HolderOf(ConditionLeaf leaf, AttributeCatalog catalog) =>
        leaf.AsComparison is { } comparison ? Holder(comparison.Attribute, catalog) : Holders(leaf, catalog);

    private static ConditionRow Row(Condition condition, AttributeCatalog catalog) =>
        condition is ConditionLeaf leaf
            ? new(null, ConditionSentence.Of(leaf, catalog), leaf.Cite, HolderOf(leaf, catalog), [])
            : new(null, ConditionSentence.Heading(condition, catalog), null, null, [.. condition.Children.Select(part => Row(part, catalog))]);

    /// <summary>A cross stands only where the whole fails because of it: on a path of parts that are all not met, and not below a negation.</summary>
    private static ConditionRow Row(ConditionTrace trace, AttributeCatalog catalog, bool isDecisive)
    {
        var holder = trace.Attribute is { } attribute ? Holder(attribute, catalog) : null;
        var source = (trace.ValueText, holder) switch
        {
            (null, null) => null,
            (null, _) => trace.Kind == ConditionTrace.Leaf ? $"没有这项数据。{holder}" : holder,
            (_, null) => $"本企业：{trace.ValueText}",
            _ => $"本企业：{trace.ValueText}。{holder}",
        };
        var parts = trace.Children.Select(child => Row(child, catalog, isDecisive && trace.Truth == Truth.False));
        return new(
            trace.Truth,
            trace.Sentence,
            trace.Cite,
            source,
            [.. trace.Kind == ConditionTrace.Not ? parts.Select(part => part with { Truth = null }) : parts]
        )
        {
            IsSpared = trace.Truth == Truth.False && !isDecisive,
        };
    }
}
