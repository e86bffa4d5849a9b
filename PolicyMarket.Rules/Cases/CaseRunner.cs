using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Cases;

/// <summary>Runs cases over one rule, with its territory in front as everywhere. Amounts of other items are those that the case tells.</summary>
public sealed class CaseRunner
{
    private static readonly ImmutableArray<Truth> AllTruths = [Truth.True, Truth.False, Truth.Unknown];

    private readonly Explainer explainer;

    /// <param name="rule">With or without its territory in front.</param>
    public CaseRunner(PolicyRule rule, AttributeCatalog catalog)
    {
        Rule = Jurisdiction.Apply(rule, catalog);
        Catalog = catalog;
        Tree = TreePart.Of(Rule.Conditions);
        Tiers = CaseTiers.Of(Rule, catalog);
        explainer = new Explainer(catalog);
    }

    /// <summary>The rule with its territory in front.</summary>
    public PolicyRule Rule { get; }

    /// <summary>Attributes that conditions and amount use, amounts of other items included, in the order in which they are named.</summary>
    public ImmutableArray<string> Attributes =>
        [
            .. ConditionAttributes
                .In(Rule.Conditions)
                .Concat(Rule.Amount?.Attributes ?? [])
                .Concat(Rule.Awards.Select(AwardName.Of))
                .Distinct(StringComparer.Ordinal),
        ];

    public AttributeCatalog Catalog { get; }

    internal TreePart Tree { get; }

    internal CaseTiers Tiers { get; }

    /// <summary>The answer of the reference engine, with the conditions and tiers that decided it.</summary>
    public CaseResult Run(Facts facts)
    {
        var explained = explainer.Explain(Rule, facts);
        var marks = ImmutableHashSet.CreateBuilder<CaseMark>();
        Mark(Tree, explained.Trace, truth => truth, marks);
        var fen = explained.Payable?.Fen;
        return new CaseResult(
            explained.Outcome,
            fen,
            marks.ToImmutable(),
            fen is null ? [] : Tiers.HitsOf(DerivedFacts.Complete(facts, Catalog)),
            [.. explained.Missing.Select(LabelOf)],
            [.. explained.Failed.Select(failed => failed.Sentence)]
        );
    }

    /// <summary>
    /// The answers of the columnar engine, which decides every night. Sums are null where amounts of other items are used, which that engine computes itself.
    /// </summary>
    public ImmutableArray<CaseExpectation> RunColumnar(IReadOnlyList<Facts> cases, CancellationToken ct = default)
    {
        if (cases.Count == 0)
        {
            return [];
        }

        var hasAwards = !Rule.Awards.IsEmpty;
        var rule = hasAwards ? Rule with { Amount = null } : Rule;
        var compiled = EligibilityEngines.Of(EngineKind.Columnar).Compile([rule], Catalog, AwardIndex.Empty, ct);
        var table = FactTable.Of(Catalog, [.. cases.Select(WithoutAwards)]);
        using var result = compiled.Determine(table, ct: ct);
        var payables = new PayableColumns(compiled.Plan, table);
        var answers = ImmutableArray.CreateBuilder<CaseExpectation>(cases.Count);
        for (var row = 0; row < cases.Count; row++)
        {
            var outcome = result.OutcomeOf(new ItemIndex(0), new RowIndex(row));
            answers.Add(
                new CaseExpectation(outcome, outcome == OutcomeKind.Eligible && !hasAwards ? payables.FenOf(new ItemIndex(0), new RowIndex(row)) : null)
            );
        }

        return answers.MoveToImmutable();
    }

    /// <summary>True where the columnar engine gives the answer of the reference.</summary>
    public bool Agrees(CaseResult reference, CaseExpectation columnar) =>
        reference.Outcome == columnar.Outcome && (!Rule.Awards.IsEmpty || reference.Fen == columnar.Fen);

    /// <summary>The conditions and tiers that these results decide.</summary>
    public CaseCoverage CoverageOf(IReadOnlyCollection<CaseResult> results)
    {
        var marks = results.SelectMany(result => result.Marks).ToHashSet();
        var tiers = results.SelectMany(result => result.Tiers).ToHashSet();
        var gaps = ImmutableArray.CreateBuilder<CaseGap>();
        var (decided, all) = (0, 0);
        foreach (var leaf in Leaves(Tree))
        {
            var possible = AllTruths.Where(truth => truth != Truth.Unknown || CanLack(leaf.Condition)).ToList();
            ImmutableArray<Truth> never = [.. possible.Where(truth => !marks.Contains(new CaseMark(leaf.Place, truth)))];
            (decided, all) = (decided + possible.Count - never.Length, all + possible.Count);
            if (!never.IsEmpty)
            {
                gaps.Add(new CaseGap(SentenceOf(leaf.Condition), (leaf.Condition as ConditionLeaf)?.Cite, never));
            }
        }

        gaps.AddRange(Tiers.Names.Where((_, index) => !tiers.Contains(index)).Select(name => new CaseGap(name, Cite: null, [])));
        return new CaseCoverage(decided + Tiers.Names.Where((_, index) => tiers.Contains(index)).Count(), all + Tiers.Names.Length, gaps.ToImmutable());
    }

    internal static IEnumerable<TreePart> Leaves(TreePart part) => part.Condition is ConditionLeaf ? [part] : part.Parts.SelectMany(Leaves);

    /// <summary>False for a test that asks whether the fact is there at all.</summary>
    internal static bool CanLack(Condition leaf) => leaf.AsComparison?.Op != ComparisonOperator.Exists;

    internal string SentenceOf(Condition condition) => ConditionSentence.Heading(condition, Catalog);

    internal string LabelOf(string name) => Catalog.TryDescribe(name, out var definition) ? definition.Label : name;

    private static Facts WithoutAwards(Facts facts) =>
        facts.Any(fact => AwardName.TryParse(fact.Key, out _)) ? Facts.From(facts.Where(fact => !AwardName.TryParse(fact.Key, out _))) : facts;

    /// <summary>Goes down with the result of the whole tree as a function of the truth of the part.</summary>
    private static void Mark(TreePart part, ConditionTrace trace, Func<Truth, Truth> whole, ImmutableHashSet<CaseMark>.Builder marks)
    {
        if (part.Condition is ConditionLeaf)
        {
            if (AllTruths.Any(other => whole(other) != whole(trace.Truth)))
            {
                marks.Add(new CaseMark(part.Place, trace.Truth));
            }

            return;
        }

        for (var index = 0; index < part.Parts.Length; index++)
        {
            var others = trace.Children.Where((_, other) => other != index).Select(one => one.Truth).ToList();
            Mark(part.Parts[index], trace.Children[index], Through(trace.Kind, others, whole), marks);
        }
    }

    private static Func<Truth, Truth> Through(string kind, List<Truth> others, Func<Truth, Truth> whole)
    {
        switch (kind)
        {
            case ConditionTrace.All:
                var all = Truths.All(others);
                return truth => whole(Truths.And(truth, all));
            case ConditionTrace.Any:
                var any = Truths.Any(others);
                return truth => whole(Truths.Or(truth, any));
            default:
                return truth => whole(Truths.Not(truth));
        }
    }
}
