using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>Compiles items into one plan: normal form with NOT at the leaves, every distinct leaf and inner node once.</summary>
public static class PlanCompiler
{
    /// <summary>The rules come from a reader, so their conditions fit the catalogue.</summary>
    public static CompiledPlan Compile(IReadOnlyList<PolicyRule> rules, AttributeCatalog catalog) => Compile(rules, catalog, new AwardIndex(rules));

    /// <summary>The same where amounts refer to items that are not among the rules, or that are known to pay nothing.</summary>
    public static CompiledPlan Compile(IReadOnlyList<PolicyRule> rules, AttributeCatalog catalog, AwardIndex awards)
    {
        var axes = new AxisRegistry(catalog);
        foreach (var rule in rules)
        {
            axes.Note(rule.Conditions);
        }

        var item = 0;
        var remarks = new HashSet<PlanFinding>();
        var nodes = new NodeInterner(catalog, axes) { Remark = (leaf, isEmpty) => remarks.Add(new PlanFinding(item, leaf.Axis.Attribute, isEmpty)) };
        var roots = new List<PlanNode>(rules.Count);
        for (; item < rules.Count; item++)
        {
            roots.Add(nodes.NodeOf(rules[item].Conditions));
        }

        return new CompiledPlan(
            catalog,
            awards,
            [.. rules],
            [.. axes.All],
            roots,
            [.. remarks.OrderBy(remark => remark.Item).ThenBy(remark => remark.Attribute, StringComparer.Ordinal)]
        );
    }
}
