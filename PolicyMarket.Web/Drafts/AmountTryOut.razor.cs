using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Tables.Tiers;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>Boxes for the facts of an amount: the sum of a firm with these values, the arithmetic, and the tier that decides.</summary>
public sealed partial class AmountTryOut
{
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required DraftSheet Sheet { get; set; }

    private PolicyRule? Rule => Sheet.ProblemsOf(DraftField.Amount).Any() || Sheet.ProblemsOf(DraftField.Cap).Any() ? null : Sheet.Rule;

    private IReadOnlyCollection<string>? Names => Rule?.Amount?.Attributes;

    private Result? Answer
    {
        get
        {
            if (Rule is not { Amount: { } formula } rule)
            {
                return null;
            }

            var facts = Facts.From(
                formula
                    .Attributes.Select(name => (name, Fact: FactOf(name)))
                    .Where(one => one.Fact is not null)
                    .Select(one => KeyValuePair.Create(one.name, one.Fact!)) // not null, as asked
            );
            var outcome = formula.Evaluate(facts);
            if (outcome.Number is not { } raw)
            {
                var missing = outcome.Missing.Select(LabelOf).ToList();
                return missing.Count == formula.Attributes.Count && missing.Count > 0
                    ? null
                    : new Result(
                        missing.Count > 0
                            ? $"还要填：{string.Join("、", missing)}"
                            : $"算不出金额：{string.Join("；", outcome.Reasons.DefaultIfEmpty("不在任何一档内"))}",
                        [.. Tier(facts)]
                    );
            }

            var capped = Math.Max(0m, rule.Cap is { } cap ? Math.Min(raw, cap) : raw);
            var notes = new List<string>(Tier(facts));
            notes.AddRange(rule.AmountTable?.Evaluate(facts).Steps.Select(Line) ?? outcome.Steps.Select(Line));
            if (capped != raw)
            {
                notes.Add(raw < 0m ? "公式得负数，按 0 元。" : $"公式得 {AmountUnits.Say(raw, AmountUnits.Yuan)}，按封顶。");
            }

            return new Result(Formats.Yuan(Math.Round(capped, 2, MidpointRounding.AwayFromZero)), [.. notes]);
        }
    }

    private static string Line(FeelStep step) => $"{step.Expression} ＝ {step.Result}";

    private string LabelOf(string name) => Sheet.Catalog.TryDescribe(name, out var definition) ? definition.Label : name;

    /// <summary>The tier that decides, or the part in each slice.</summary>
    private IEnumerable<string> Tier(Facts facts)
    {
        if (
            AmountFormReader.Read(Sheet.Form.Amount, Sheet.Catalog)?.Form is not TieredAmount { Tiers.Length: > 0 } tiers
            || AmountUnits.KindOf(tiers.Base, Sheet.Catalog) is not { } kind
            || FeelExpression.ParseAmount(tiers.Base, Sheet.Catalog).Value?.Evaluate(facts).Number is not { } number
        )
        {
            return [];
        }

        string Say(decimal one) => AmountUnits.Say(one, kind);
        var sorted = tiers with { Tiers = [.. tiers.Tiers.OrderBy(tier => tier.Low ?? decimal.MinValue)] };
        if (tiers.Kind == TierKind.Slice)
        {
            return sorted
                .Tiers.Index()
                .Select(one => (Place: one.Index + 1, one.Item, Part: Math.Max(0m, Math.Min(number, one.Item.High ?? number) - (one.Item.Low ?? 0m))))
                .Where(one => one.Part > 0m)
                .Select(one => $"第 {one.Place} 段（{TierWording.SpanOf(one.Item, Say)}）：{Say(one.Part)}");
        }

        var place = sorted.TierOf(number);
        return place < 0 ? [$"{kind.Label} {Say(number)}，不在任何一档。"] : [$"落在第 {place + 1} 档：{TierWording.SpanOf(sorted.Tiers[place], Say)}。"];
    }

    /// <summary>A question of yes or no that was not answered is answered with yes, as its box shows.</summary>
    private FactValue? FactOf(string name)
    {
        var text = typed.GetValueOrDefault(name, "");
        return !Sheet.Catalog.TryDescribe(name, out var definition) ? null
            : definition.Type == AttributeType.Boolean ? new BooleanFact(text.Trim() != "false")
            : FactInput.Read(text, definition);
    }

    private void Set(string name, string text) => typed[name] = text;

    private sealed record Result(string Sum, ImmutableArray<string> Lines);
}
