using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands;

/// <summary>
/// One firm against all items, in their order, as JSON lines: the engine determines eligibility, the Explainer gives amount, missing facts and reasons for
/// the pairs that are written, and must agree. Safe for several threads.
/// </summary>
internal sealed class PairMatcher(ICompiledRules compiled, AwardIndex awards, AttributeCatalog catalog, DateOnly today, bool showsAll)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Explainer explainer = new(catalog);
    private readonly ImmutableArray<PolicyRule> rules = compiled.Plan.Rules;
    private readonly AmountTally tally = new(compiled.Plan.Rules);

    public AttributeCatalog Catalog => catalog;

    /// <summary>Findings about the amounts written so far, one line each; empty when there are none.</summary>
    public IEnumerable<string> Findings => tally.Lines;

    public void Write(FirmLine firm, Stream lines)
    {
        using var writer = new Utf8JsonWriter(lines, Options);
        var facts = firm.Facts[ElapsedTime.BusinessDate] is null ? firm.Facts.With(ElapsedTime.BusinessDate, new DateFact(today)) : firm.Facts;
        var verdicts = compiled.DetermineFirm(facts);
        foreach (var (item, rule) in rules.Index())
        {
            var outcome = verdicts.OutcomeOf(item);
            if (outcome == OutcomeKind.Ineligible && !showsAll)
            {
                continue;
            }

            var decision = explainer.Decide(rule, facts, awards);
            if (decision.Outcome != outcome)
            {
                throw new InvalidOperationException(
                    $"企业 {firm.IdJson}、事项 {rule.Id}：{EngineNames.LabelOf(compiled.Engine.Kind)}判为 {NameOf(outcome)}，逐条解释判为 {NameOf(decision.Outcome)}。"
                );
            }

            tally.Add(item, decision);
            Write(writer, firm, rule, decision);
            writer.Flush();
            writer.Reset();
            lines.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter writer, FirmLine firm, PolicyRule rule, Decision decision)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("firm"u8);
        writer.WriteRawValue(firm.IdJson, skipInputValidation: true);
        writer.WriteString("item"u8, rule.Id);
        writer.WriteString("outcome"u8, NameOf(decision.Outcome));
        if (decision.PayableYuan is { } payable)
        {
            writer.WriteNumber("amount"u8, WithoutTrailingZeros(payable));
        }
        else
        {
            writer.WriteNull("amount"u8);
        }

        WriteNames(writer, "missing"u8, decision.Missing);
        WriteNames(writer, "failed"u8, decision.Failed.SelectMany(AttributesOf).Distinct(StringComparer.Ordinal));
        if (decision.AmountState is { } state and not AmountState.Priced)
        {
            writer.WriteString("amount_state"u8, NameOf(state));
        }

        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, ReadOnlySpan<byte> property, IEnumerable<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    /// <summary>The attribute of a refusing comparison, all of another leaf; either may stand below a negation.</summary>
    private static IEnumerable<string> AttributesOf(Condition condition) =>
        condition.AsComparison is { } comparison ? [comparison.Attribute]
        : condition is ConditionLeaf leaf ? leaf.Attributes
        : condition.Children.SelectMany(AttributesOf);

    private static string NameOf(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => "eligible",
            OutcomeKind.Ineligible => "ineligible",
            OutcomeKind.Unknown => "unknown",
            _ => throw new InvalidOperationException($"The unknown outcome {outcome}."),
        };

    private static string NameOf(AmountState state) =>
        state switch
        {
            AmountState.Zero => "zero",
            AmountState.FactsMissing => "facts_missing",
            AmountState.FormulaGap => "formula_gap",
            AmountState.Discretionary => "discretionary",
            AmountState.Qualification => "qualification",
            _ => throw new InvalidOperationException($"The state {state} has no name."),
        };

    /// <summary>400000.00 → 400000; division by a one of full scale drops the zeros.</summary>
    private static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;
}
