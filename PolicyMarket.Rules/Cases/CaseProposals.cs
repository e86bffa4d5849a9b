using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// Proposes cases from the boundaries of a rule. For each comparison with a constant: at it, one unit below, one unit above; for each condition: met, not met
/// and missing; each so that this condition alone decides. For each tier of the amount: one in it, at its bounds and one unit below.
/// </summary>
public sealed class CaseProposals
{
    /// <summary>The most that are proposed at once.</summary>
    public const int Most = 150;

    private const int LongestName = 60;

    private readonly CaseRunner runner;
    private readonly Facts day;
    private readonly DateOnly asOf;
    private readonly CaseCandidates candidates;
    private readonly CaseSearch search;
    private readonly CaseThresholds thresholds;
    private readonly Dictionary<CaseFacts, CaseProposal> found = [];
    private readonly List<CaseFacts> order = [];
    private readonly List<string> notFound = [];
    private readonly CancellationToken ct;

    private CaseProposals(CaseRunner runner, Facts day, DateOnly asOf, CancellationToken ct)
    {
        (this.runner, this.day, this.asOf, this.ct) = (runner, day, asOf, ct);
        var ground = GroundOf(runner, day);
        candidates = new CaseCandidates(runner, ground);
        search = new CaseSearch(candidates, ground);
        thresholds = new CaseThresholds(runner.Catalog);
    }

    /// <summary>The proposals for a rule. Ground: what holds for every firm on the day: parameters, the business date and what follows from it.</summary>
    public static CaseProposalList Of(CaseRunner runner, Facts ground, DateOnly asOf, CancellationToken ct = default) =>
        new CaseProposals(runner, ground, asOf, ct).Propose();

    private CaseProposalList Propose()
    {
        foreach (var (leaf, around) in CaseGoal.Alone(runner.Tree))
        {
            ct.ThrowIfCancellationRequested();
            if (order.Count >= Most)
            {
                break;
            }

            ProposeAround(leaf, around);
        }

        ProposeTiers();
        if (order.Count >= Most)
        {
            notFound.Add(CaseWording.Stopped(Most));
        }

        return new CaseProposalList([.. order.Take(Most).Select(facts => found[facts])], [.. notFound.Distinct(StringComparer.Ordinal)]);
    }

    private void ProposeAround(TreePart leaf, ImmutableArray<CaseGoal> around)
    {
        var sentence = runner.SentenceOf(leaf.Condition);
        var bounds = thresholds.Of(leaf.Condition);
        foreach (var bound in bounds)
        {
            ProposeAt(leaf, around, bound, bound.At, CaseWording.NameAt, CaseWording.ReasonAt(sentence));
            ProposeAt(leaf, around, bound, bound.Below, CaseWording.NameBelow, CaseWording.ReasonBelow(sentence, bound.UnitInWords));
            ProposeAt(leaf, around, bound, bound.Above, CaseWording.NameAbove, CaseWording.ReasonAbove(sentence, bound.UnitInWords));
        }

        if (bounds.Count == 0)
        {
            ProposeTruth(leaf, around, Truth.True, CaseWording.NameMet(sentence), CaseWording.ReasonMet(sentence));
            ProposeTruth(leaf, around, Truth.False, CaseWording.NameNotMet(sentence), CaseWording.ReasonNotMet(sentence));
        }

        if (CaseRunner.CanLack(leaf.Condition))
        {
            ProposeMissing(leaf, around, CaseWording.ReasonMissing(sentence));
        }
    }

    private void ProposeAt(
        TreePart leaf,
        ImmutableArray<CaseGoal> around,
        CaseThreshold bound,
        FactValue? value,
        Func<string, string, string> name,
        string reason
    )
    {
        if (value is not null)
        {
            var told = Fixed(bound.Attribute.Name, value);
            Take(search.Find(around, told), leaf, name(bound.Attribute.Label, FactText.Display(value, bound.Attribute)), reason, wanted: null);
        }
    }

    private void ProposeTruth(TreePart leaf, ImmutableArray<CaseGoal> around, Truth wanted, string name, string reason) =>
        Take(search.Find([new CaseGoal(leaf.Condition, wanted), .. around], Nothing), leaf, name, reason, wanted);

    /// <summary>Conditions around it that need the same facts cannot hold, and need not.</summary>
    private void ProposeMissing(TreePart leaf, ImmutableArray<CaseGoal> around, string reason)
    {
        var lacking = ConditionAttributes.In(leaf.Condition).Distinct(StringComparer.Ordinal).ToList();
        var told = Nothing.SetItems(lacking.Select(name => KeyValuePair.Create<string, FactValue?>(name, null)));
        ImmutableArray<CaseGoal> rest =
        [
            .. around.Where(goal => !ConditionAttributes.In(goal.Condition).Any(name => lacking.Contains(name, StringComparer.Ordinal))),
        ];
        Take(search.Find(rest, told), leaf, CaseWording.NameMissing(string.Join("、", lacking.Select(runner.LabelOf))), reason, Truth.Unknown);
    }

    private void ProposeTiers()
    {
        var whole = CaseGoal.For(runner.Tree, isDenied: false);
        foreach (var bound in CaseThresholds.Of(runner.Tiers))
        {
            var shown = FactText.Display(bound.Value, bound.Attribute);
            if (bound.At is { } at)
            {
                AddEligible(whole, Fixed(bound.Attribute.Name, at), CaseWording.NameAt(bound.Attribute.Label, shown), CaseWording.ReasonTierAt(shown));
            }

            if (bound.Below is { } below)
            {
                AddEligible(
                    whole,
                    Fixed(bound.Attribute.Name, below),
                    CaseWording.NameBelow(bound.Attribute.Label, FactText.Display(below, bound.Attribute)),
                    CaseWording.ReasonTierBelow(shown, bound.UnitInWords)
                );
            }
        }

        var finder = new CaseTierSearch(runner, candidates, search, whole, day, asOf);
        foreach (var (tier, name) in runner.Tiers.Names.Index())
        {
            ct.ThrowIfCancellationRequested();
            if (finder.FactsIn(tier) is { } told)
            {
                Add(told, name, CaseWording.ReasonTier(name), _ => true);
            }
            else
            {
                notFound.Add(CaseWording.NotFoundTier(name));
            }
        }
    }

    /// <summary>A bound that no firm that meets the conditions can have is left out: its tier says so.</summary>
    private void AddEligible(ImmutableArray<CaseGoal> whole, ImmutableDictionary<string, FactValue?> told, string name, string reason)
    {
        if (search.Find(whole, told) is { } facts)
        {
            Add(facts, name, reason, result => result.Outcome == OutcomeKind.Eligible);
        }
    }

    private void Take(ImmutableDictionary<string, FactValue?>? told, TreePart leaf, string name, string reason, Truth? wanted)
    {
        bool Decides(CaseResult result) => result.Marks.Any(mark => mark.Place == leaf.Place && (wanted is null || mark.Truth == wanted));
        if (told is null || !Add(told, name, reason, Decides))
        {
            notFound.Add(CaseWording.NotFound(reason));
        }
    }

    /// <summary>False where the result is not the wanted one or no firm can have the facts; equal facts are one proposal with several reasons.</summary>
    private bool Add(ImmutableDictionary<string, FactValue?> told, string name, string reason, Func<CaseResult, bool> isRight)
    {
        var facts = WithAmount(told);
        var result = runner.Run(facts.Over(day, asOf));
        if (!isRight(result) || !CaseFacts.Read(facts.ToJson(), runner.Catalog).Succeeded)
        {
            return false;
        }

        if (found.TryGetValue(facts, out var before))
        {
            found[facts] = before with { Reasons = [.. before.Reasons.Append(reason).Distinct(StringComparer.Ordinal)] };
            return true;
        }

        var text = name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
        found[facts] = new CaseProposal(new RuleCase(text, facts, asOf, result.Answer), [reason]);
        order.Add(facts);
        return true;
    }

    /// <summary>Tells what the amount needs too, so that an eligible firm has a sum.</summary>
    private CaseFacts WithAmount(ImmutableDictionary<string, FactValue?> told)
    {
        var needed = (runner.Rule.Amount?.Attributes ?? []).Concat(runner.Rule.Awards.Select(AwardName.Of));
        var more = needed
            .Where(name => !told.ContainsKey(name) && day[name] is null)
            .Select(name => KeyValuePair.Create(name, candidates.UsualOf(name)))
            .Where(pair => pair.Value is not null)
            .ToList();
        var all = told.SetItems(more);
        return CaseFacts.Of(runner.Run(CaseFacts.Of(all).Over(day, asOf)).Outcome == runner.Run(CaseFacts.Of(told).Over(day, asOf)).Outcome ? all : told);
    }

    private static ImmutableDictionary<string, FactValue?> Nothing { get; } = ImmutableDictionary.Create<string, FactValue?>(StringComparer.Ordinal);

    private static ImmutableDictionary<string, FactValue?> Fixed(string attribute, FactValue value) => Nothing.SetItem(attribute, value);

    /// <summary>Of what holds for every firm only that which the rule asks for, so that each step of the search is cheap.</summary>
    private static Facts GroundOf(CaseRunner runner, Facts day)
    {
        var full = DerivedFacts.Complete(day, runner.Catalog);
        return Facts.From(
            runner
                .Attributes.Append(ElapsedTime.BusinessDate)
                .Select(name => (Name: name, Value: full[name]))
                .Where(one => one.Value is not null)
                .Select(one => KeyValuePair.Create(one.Name, one.Value!)) // not null, as asked
        );
    }
}
