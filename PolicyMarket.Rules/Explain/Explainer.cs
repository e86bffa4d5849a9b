using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Rules.Explain;

/// <summary>The slow, obvious evaluator of one firm and one item; its trace is the receipt. Safe for many threads.</summary>
public sealed class Explainer(AttributeCatalog catalog)
{
    private readonly ConditionalWeakTable<Condition, string> sentences = [];
    private readonly RuleEvaluator evaluator = new(catalog);

    /// <summary>The result where the amount may use the amounts of other items: they are determined first, from the same facts.</summary>
    public Explanation Explain(PolicyRule rule, Facts facts, AwardIndex awards) => ExplainWith(rule, awards.Complete(rule, facts, evaluator));

    /// <summary>
    /// The result with every leaf, its sentence, its value and the arithmetic; derived facts are completed first. Amounts of other items are taken from the
    /// facts, as a determination record holds them.
    /// </summary>
    public Explanation Explain(PolicyRule rule, Facts facts) =>
        ExplainWith(rule, new Awarded(facts, ImmutableDictionary<string, ImmutableArray<string>>.Empty));

    /// <summary>The facts that decide: with the amounts of other items that the rule uses, as far as they are known.</summary>
    public Facts Ground(PolicyRule rule, Facts facts, AwardIndex awards) => awards.Complete(rule, facts, evaluator).Facts;

    /// <summary>The same result as <see cref="Explain(PolicyRule, Facts, AwardIndex)"/> without trace and words, for many pairs.</summary>
    public Decision Decide(PolicyRule rule, Facts facts, AwardIndex awards) => evaluator.Decide(rule, facts, awards);

    private Explanation ExplainWith(PolicyRule rule, Awarded awarded)
    {
        var full = DerivedFacts.Complete(awarded.Facts, catalog);
        var trace = rule.Conditions.Accept(new Tracer(this, full));
        var outcome = RuleEvaluator.OutcomeOf(trace.Truth);
        var determined = PayableAmount.Of(rule, outcome, full, withSteps: true);
        var amount = determined with { Missing = awarded.Expanded(determined.Missing) };
        var missing = outcome switch
        {
            OutcomeKind.Unknown => MissingIn(rule.Conditions, trace, full),
            OutcomeKind.Eligible => amount.Missing,
            _ => [],
        };
        return new Explanation(
            outcome,
            amount.Payable,
            rule.AmountKind,
            missing,
            outcome == OutcomeKind.Ineligible ? FailedIn(rule.Conditions, trace) : [],
            trace,
            new AmountTrace(rule.AmountText, amount.Steps, amount.Raw, rule.Cap, amount.Payable, AmountSentence.Of(rule, outcome, amount, catalog))
        )
        {
            AmountState = outcome == OutcomeKind.Eligible ? AmountStates.Of(rule, amount) : null,
        };
    }

    /// <summary>The same result as <see cref="Explain(PolicyRule, Facts)"/> without trace and words, for many pairs.</summary>
    public Decision Decide(PolicyRule rule, Facts facts) => evaluator.Decide(rule, facts);

    private ConditionTrace TraceOfLeaf(Comparison leaf, Facts facts)
    {
        catalog.TryGet(leaf.Attribute, out var definition);
        var value = facts[leaf.Attribute];
        return new ConditionTrace(
            ConditionTrace.Leaf,
            SentenceOf(leaf),
            leaf.Cite,
            leaf.Attribute,
            ComparisonTruth.Of(leaf, facts),
            value is null ? null : FactText.Display(value, definition),
            value,
            []
        );
    }

    /// <summary>An expression has no attribute of its own; its value text holds those it names, as far as they are known.</summary>
    private ConditionTrace TraceOfLeaf(FeelCondition feel, Facts facts)
    {
        var known = feel
            .Expression.Attributes.Select(name => (Definition: catalog.TryGet(name, out var found) ? found : null, Name: name, Value: facts[name]))
            .Where(one => one.Value is not null)
            .Select(one => $"{one.Definition?.Label ?? one.Name} {(one.Value is { } value ? FactText.Display(value, one.Definition) : "")}")
            .ToList();
        return new ConditionTrace(
            ConditionTrace.Leaf,
            SentenceOf(feel),
            feel.Cite,
            null,
            LeafTruth.Of(feel, facts),
            known.Count == 0 ? null : string.Join("，", known),
            null,
            []
        );
    }

    private ConditionTrace Node(string kind, Condition condition, Truth truth, ImmutableArray<ConditionTrace> children) =>
        new(kind, SentenceOf(condition), null, null, truth, null, null, children);

    private string SentenceOf(Condition condition) => sentences.GetValue(condition, one => ConditionSentence.Heading(one, catalog));

    private static ImmutableArray<string> MissingIn(Condition condition, ConditionTrace trace, Facts facts)
    {
        var names = new List<string>();
        Walk(condition, trace);
        return [.. names.Distinct(StringComparer.Ordinal)];

        void Walk(Condition one, ConditionTrace at)
        {
            if (at.Truth == Truth.Unknown)
            {
                if (one is ConditionLeaf)
                {
                    names.AddRange(ConditionTruth.Missing(one, facts));
                }

                foreach (var (part, below) in one.Children.Zip(at.Children))
                {
                    Walk(part, below);
                }
            }
        }
    }

    private ImmutableArray<ConditionTrace> FailedIn(Condition condition, ConditionTrace trace)
    {
        var failed = ImmutableArray.CreateBuilder<ConditionTrace>();
        Walk(condition, trace, Truth.False);
        return failed.ToImmutable();

        void Walk(Condition one, ConditionTrace at, Truth wanted)
        {
            if (at.Truth != wanted)
            {
                return;
            }

            if (one is ConditionLeaf)
            {
                failed.Add(wanted == Truth.False ? at : Denied(one, at));
            }

            foreach (var (part, below) in one.Children.Zip(at.Children))
            {
                Walk(part, below, at.Kind == ConditionTrace.Not ? Truths.Not(wanted) : wanted);
            }
        }
    }

    /// <summary>A leaf that refuses by being met, because it stands below a negation.</summary>
    private ConditionTrace Denied(Condition leaf, ConditionTrace met) =>
        met with
        {
            Kind = ConditionTrace.Not,
            Sentence = ConditionSentence.Of(new Not(leaf), catalog),
            Truth = Truth.False,
            Children = [met],
        };

    private sealed class Tracer(Explainer explainer, Facts facts) : IConditionVisitor<ConditionTrace>
    {
        public ConditionTrace VisitAll(AllOf all)
        {
            var parts = Parts(all);
            return explainer.Node(ConditionTrace.All, all, Truths.All(parts.Select(part => part.Truth)), parts);
        }

        public ConditionTrace VisitAny(AnyOf any)
        {
            var parts = Parts(any);
            return explainer.Node(ConditionTrace.Any, any, Truths.Any(parts.Select(part => part.Truth)), parts);
        }

        public ConditionTrace VisitNot(Not not)
        {
            var part = not.Part.Accept(this);
            return explainer.Node(ConditionTrace.Not, not, Truths.Not(part.Truth), [part]);
        }

        public ConditionTrace VisitComparison(Comparison leaf) => explainer.TraceOfLeaf(leaf, facts);

        public ConditionTrace VisitFormula(FeelCondition leaf) => explainer.TraceOfLeaf(leaf, facts);

        private ImmutableArray<ConditionTrace> Parts(Condition group) => [.. group.Children.Select(part => part.Accept(this))];
    }
}
