using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Findings;

/// <summary>Findings about one tree, in the order of its text. IsNever: no firm can meet the whole of it.</summary>
public sealed record RuleFindings(ImmutableArray<RuleFinding> All, bool IsNever)
{
    /// <summary>The conditions fit the catalogue, as those of a reader do.</summary>
    public static RuleFindings Of(Condition condition, AttributeCatalog catalog)
    {
        var axes = new AxisRegistry(catalog);
        axes.Note(condition);
        var finder = new FindingAnalyzer(new NodeInterner(catalog, axes));
        var root = TreePart.Of(condition);
        var isNever = finder.IsNever(root);
        return new RuleFindings(
            [.. finder.Found.Concat(ThresholdFinder.In(root, catalog)).OrderBy(remark => remark.Places[0]).ThenBy(remark => remark.Kind)],
            isNever
        );
    }
}
