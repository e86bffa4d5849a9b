using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Plan;

/// <summary>All items in one form for the columnar engine; the same answers as the Explainer. Immutable, safe for many threads, kept between runs.</summary>
public sealed class MatchPlan
{
    private readonly Lazy<FirmMatcher> firms;
    private readonly Lazy<BlockProgram> program;

    internal MatchPlan(
        AttributeCatalog catalog, AwardBook awards, ImmutableArray<PolicyRule> rules, Axis[] axes, IReadOnlyList<PlanNode> roots, ImmutableArray<PlanRemark> remarks)
    {
        Catalog = catalog;
        Awards = awards;
        Rules = rules;
        Axes = axes;
        Roots = roots;
        Remarks = remarks;
        Layout = new PlanLayout(roots);
        Slots = [.. Layout.Slots.Select(node => SlotTask.Of(node, Layout))];
        Attributes =
        [
            .. rules.Concat(awards.Needed(rules)).SelectMany(rule => ConditionAttributes.In(rule.Conditions).Concat(rule.Amount?.Attributes ?? []))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        firms = new Lazy<FirmMatcher>(() => new FirmMatcher(this));
        program = new Lazy<BlockProgram>(() => new BlockProgram(this));
    }

    public AttributeCatalog Catalog { get; }

    /// <summary>The items to which amounts may refer; they need not be items of this plan.</summary>
    public AwardBook Awards { get; }

    /// <summary>An item's number is its place here.</summary>
    public ImmutableArray<PolicyRule> Rules { get; }

    /// <summary>Every attribute that some condition or formula names, also of items to whose amounts others refer, ordinal order.</summary>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>What was folded into one leaf, by item; authors are told by <see cref="Rules.Remarks.RuleRemarks"/>, which name the conditions.</summary>
    public ImmutableArray<PlanRemark> Remarks { get; }

    /// <summary>Distinct leaves and inner nodes that a run evaluates once a block.</summary>
    public int DistinctNodes => Slots.Length;

    internal Axis[] Axes { get; }

    internal IReadOnlyList<PlanNode> Roots { get; }

    internal PlanLayout Layout { get; }

    internal SlotTask[] Slots { get; }

    /// <summary>Made when the first run needs it: a plan for single firms has none.</summary>
    internal BlockProgram Program => program.Value;

    /// <summary>The table in the classes of this plan; keep it while table and plan stay.</summary>
    public EncodedTable Encode(FactTable table, int threads = 2) => EncodedTable.Of(this, table, threads);

    /// <summary>
    /// A table of which only some rows differ from one that was encoded earlier, by this plan or by one with other items: codes are made anew for
    /// these rows and for the attributes that this plan cuts otherwise. Rows: every row whose facts differ, and all rows behind the earlier table's
    /// last. The earlier codes are used up, and the table that they belong to with them.
    /// </summary>
    public EncodedUpdate Encode(FactTable table, EncodedCodes earlier, IReadOnlyList<int> changedRows, int threads = 2) => EncodedTable.Of(this, table, earlier, changedRows, threads);

    /// <summary>Some items, by rising number, as a plan of their own on the same columns: <see cref="EncodedTable.For"/> needs no encoding.</summary>
    public MatchPlan Only(IReadOnlyList<int> items) => new(Catalog, Awards, [.. items.Select(item => Rules[item])], Axes, [.. items.Select(item => Roots[item])], []);

    /// <summary>All items against all rows of a table that this plan has encoded.</summary>
    public MatchResult Match(EncodedTable table, MatchSettings? settings = null, CancellationToken ct = default)
    {
        if (!ReferenceEquals(table.Plan, this) || table.Axes.Length != Axes.Length)
        {
            throw new ArgumentException("The table was encoded by another plan, or its codes went into a later one.", nameof(table));
        }

        return MatchRun.Of(table, settings ?? new MatchSettings(), ct);
    }

    /// <summary>One firm against all items; facts are completed by <see cref="DerivedFacts"/> first.</summary>
    public FirmVerdicts MatchFirm(Facts facts) => firms.Value.Match(DerivedFacts.Complete(facts, Catalog));

    /// <summary>The items of which one to so many of the parts that they ask together are false; up to 3. Facts are complete.</summary>
    internal IEnumerable<int> FailingBy(Facts facts, int most) => firms.Value.FailingBy(facts, most);
}
