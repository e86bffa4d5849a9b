using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Bounds;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// Worth of an item in a few words that promise no more than its formula: "最高 50 万元", "每人 1,500 元", "贷款利息的 50%，最高 100 万元",
/// "年应纳税所得额 100 万元的企业少缴 20 万元". Never empty, and never only the name of a base.
/// </summary>
/// <param name="Headline">The words for lists and headings.</param>
/// <param name="Note">What the headline leaves out, in at most some twenty characters; null: nothing.</param>
/// <param name="MostYuan">The ceiling of one payment; null: none is set.</param>
public sealed record PayText(string Headline, string? Note, decimal? MostYuan)
{
    private const int NoteLength = 21;
    private const int MostTiers = 6;
    private const int MostInputs = 3;

    private static readonly ConditionalWeakTable<PolicyRule, PayText> Known = [];

    /// <summary>A case with the sum that the engine gives for it; null for fixed sums and where the authority fixes the sum.</summary>
    public WorkedExample? Example { get; init; }

    /// <summary>Computed once for each rule: rules never change.</summary>
    public static PayText Of(PolicyRule rule, AttributeCatalog catalog) => Known.GetValue(rule, one => Compose(one, catalog));

    /// <summary>"年应纳税所得额 100 万元的企业少缴 20 万元", with all inputs; null where there is no example.</summary>
    public string? ExampleSentence(PolicyRule rule) => Example is { } example ? PayWording.Example(rule, example, example.Inputs) : null;

    private static PayText Compose(PolicyRule rule, AttributeCatalog catalog) =>
        (rule.AmountKind, rule.Amount) switch
        {
            (AmountKind.Qualification, _) => new PayText(PayWording.Right(rule), PayWording.NoMoney, null),
            (AmountKind.DiscretionaryUpToCap, _) when rule.Cap is { } cap => new PayText(PayWording.UpTo(cap), PayWording.FixedByDepartment, cap),
            (AmountKind.Formula, { } formula) => OfFormula(rule, formula, catalog),
            _ => throw new InvalidOperationException(
                $"An amount of kind {rule.AmountKind} with cap {rule.Cap} and formula '{rule.AmountText}' cannot be told."
            ),
        };

    private static PayText OfFormula(PolicyRule rule, FeelExpression formula, AttributeCatalog catalog)
    {
        AttributeDefinition? Definition(string name) => catalog.TryDescribe(name, out var found) || catalog.TryGetByLabel(name, out found) ? found : null;

        if (Fixed(formula.Root, rule.Cap) is { } sums)
        {
            return sums;
        }

        if (WithoutReceived(formula.Root, Definition) is var whole && whole != formula.Root && Fixed(whole, rule.Cap) is { } stages)
        {
            return stages with { Note = PayWording.LessReceived, MostYuan = Least(AmountBounds.Of(formula.Root).High, rule.Cap) };
        }

        var bounds = AmountBounds.Of(formula.Root);
        var most = Least(bounds.High, rule.Cap);
        var example = ExampleFinder.Of(rule, catalog);
        var linear = LinearAmount.Of(formula.Root, Definition);
        return new PayText(HeadlineOf(rule, linear, (bounds.Low, most), example), NoteOf(formula, catalog), most) { Example = example };
    }

    /// <summary>
    /// A price for each unit; of an award its rate and ceiling; of what is not paid out, and of formulas without a simple shape, a worked example.
    /// </summary>
    private static string HeadlineOf(PolicyRule rule, LinearAmount? linear, (decimal? Least, decimal? Most) bounds, WorkedExample? example)
    {
        if (linear is { CountUnit: { } unit, Before: null })
        {
            return PayWording.WithCeiling(PayWording.Price(unit, linear.Factors), bounds.Most);
        }

        if (rule.IsPaidOut && linear is { Attribute.IsMoney: true })
        {
            return PayWording.WithCeiling(PayWording.Rate(linear), bounds.Most);
        }

        if (rule.IsPaidOut && bounds is { Least: > 0m and var least, Most: null })
        {
            return PayWording.AtLeast(least);
        }

        if (example is null || (rule.IsPaidOut && bounds.Most is not null))
        {
            return bounds.Most is { } ceiling ? PayWording.UpTo(ceiling) : PayWording.ByData(rule);
        }

        var (told, isWhole) = Told(example);
        return isWhole ? PayWording.Example(rule, example, told) : PayWording.ForInstance(PayWording.Example(rule, example, told));
    }

    /// <summary>The inputs that a headline has room for: what the firm itself brings goes before what is the same for all.</summary>
    private static (ImmutableArray<AttributeDefinition> Inputs, bool IsWhole) Told(WorkedExample example)
    {
        if (example.Inputs.Length <= MostInputs - 1)
        {
            return (example.Inputs, true);
        }

        var own = example.Inputs.Where(input => input.Kind != AttributeKind.Parameter).Take(MostInputs).ToImmutableArray();
        return (own.IsEmpty ? example.Inputs[..MostInputs] : own, own.Length == example.Inputs.Length);
    }

    private static string? NoteOf(FeelExpression formula, AttributeCatalog catalog)
    {
        var words = AmountInWords.Of(formula, catalog);
        return words.Formula.Length <= NoteLength && words.Tables.IsEmpty ? words.Formula : null;
    }

    /// <summary>The sums of a formula of constants and choices.</summary>
    private static PayText? Fixed(FeelNode root, decimal? cap)
    {
        if (PossibleSums.Of(root) is not { } all)
        {
            return null;
        }

        var sums = all.Select(v => cap is { } c ? Math.Min(v, c) : v).Where(v => v > 0m).Distinct().Order().ToList();
        return sums.Count switch
        {
            0 => new PayText(PayWording.PaysNothing, null, 0m),
            1 => new PayText(PayWording.Sum(sums[0]), null, sums[0]),
            _ => new PayText(PayWording.Tiers(sums[0], sums[^1], sums.Count <= MostTiers ? sums.Count : null), null, sums[^1]),
        };
    }

    /// <summary>The formula before sums that were received earlier are taken off.</summary>
    private static FeelNode WithoutReceived(FeelNode node, Func<string, AttributeDefinition?> definition) =>
        node is Arithmetic { Operator: ArithmeticOperator.Subtract, Right: NameReference received } rest
        && definition(received.Name) is { Kind: AttributeKind.History, IsMoney: true }
            ? WithoutReceived(rest.Left, definition)
            : node;

    private static decimal? Least(decimal? a, decimal? b) =>
        a is null ? b
        : b is null ? a
        : Math.Min(a.Value, b.Value);
}
