using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// All items in one form for the columnar engine: axes, distinct nodes and their layout. Immutable, safe for many threads, kept between runs. The operations
/// are in <c>ColumnarMatching</c>.
/// </summary>
public sealed class CompiledPlan
{
    private readonly Lazy<BlockProgram> _program;

    internal CompiledPlan(
        AttributeCatalog catalog,
        AwardIndex awards,
        ImmutableArray<PolicyRule> rules,
        Axis[] axes,
        IReadOnlyList<PlanNode> roots,
        ImmutableArray<PlanFinding> remarks
    )
    {
        Catalog = catalog;
        Awards = awards;
        Rules = rules;
        Axes = axes;
        Roots = roots;
        Findings = remarks;
        Layout = new PlanLayout(roots);
        Slots = [.. Layout.Slots.Select(node => SlotTask.Of(node, Layout))];
        Attributes =
        [
            .. rules
                .Concat(awards.Needed(rules))
                .SelectMany(rule => ConditionAttributes.In(rule.Conditions).Concat(rule.Amount?.Attributes ?? []))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        _program = new Lazy<BlockProgram>(() => new BlockProgram(this));
    }

    public AttributeCatalog Catalog { get; }

    /// <summary>The items to which amounts may refer; they need not be items of this plan.</summary>
    public AwardIndex Awards { get; }

    /// <summary>An item's number is its place here.</summary>
    public ImmutableArray<PolicyRule> Rules { get; }

    /// <summary>Every attribute that some condition or formula names, also of items to whose amounts others refer, ordinal order.</summary>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>
    /// Conditions that were folded into one leaf, by item; authors are told by <see cref="Rules.Findings.RuleFindings"/>, which name the conditions.
    /// </summary>
    public ImmutableArray<PlanFinding> Findings { get; }

    /// <summary>Distinct leaves and inner nodes that a run evaluates once a block.</summary>
    public int DistinctNodes => Slots.Length;

    internal Axis[] Axes { get; }

    internal IReadOnlyList<PlanNode> Roots { get; }

    internal PlanLayout Layout { get; }

    internal SlotTask[] Slots { get; }

    /// <summary>Made when the first run needs it: a plan for single firms has none.</summary>
    internal BlockProgram Program => _program.Value;

    /// <summary>Some items, by rising number, as a plan of their own on the same axes: a table encoded for this plan serves it as it is.</summary>
    public CompiledPlan Only(IReadOnlyList<int> items) =>
        new(Catalog, Awards, [.. items.Select(item => Rules[item])], Axes, [.. items.Select(item => Roots[item])], []);
}
