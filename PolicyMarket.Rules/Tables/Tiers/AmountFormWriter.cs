using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// Writes a form as a formula, or tiers with a head as a decision table; <see cref="AmountFormReader"/> reads the same form back. Values and bounds are exact.
/// </summary>
public static class AmountFormWriter
{
    private const string Exact = "0.############################";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(AmountShape shape, AttributeCatalog catalog)
    {
        if (shape is { Form: TieredAmount { Head: { } head, Kind: not TierKind.Slice } table, Floor: null, Ceiling: null })
        {
            return Table(table, head, catalog);
        }

        var text = Formula(shape.Form, catalog);
        text = shape.Ceiling is { } most ? $"min({text}, {Number(most)})" : text;
        return shape.Floor is { } least ? $"max({Number(least)}, {text})" : text;
    }

    /// <summary>A number with a point and no separators.</summary>
    public static string Number(decimal number) => number.ToString(Exact, CultureInfo.InvariantCulture);

    private static string Formula(AmountForm form, AttributeCatalog catalog) =>
        form switch
        {
            FixedAmount fixedSum => Number(fixedSum.Yuan),
            ProductAmount product => $"{Operand(product.Base, catalog)} * {Number(product.Factor)}",
            TieredAmount { Kind: TierKind.Slice } slices => string.Join(" + ", Sorted(slices.Tiers).Select(tier => Slice(slices.Base, tier, catalog))),
            TieredAmount tiers => Chain(tiers, catalog),
            _ => throw new InvalidOperationException($"A form of the unknown kind {form.GetType().Name}."),
        };

    /// <summary>max(0, min(base, high) - low) * rate; a bound that is not there is left out.</summary>
    private static string Slice(string of, AmountTier tier, AttributeCatalog catalog)
    {
        var top = tier.High is { } high ? $"min({of}, {Number(high)})" : Operand(of, catalog);
        var part = tier.Low switch
        {
            null => top,
            0m => $"max(0, {(tier.High is null ? of : top)})",
            { } low => $"max(0, {top} - {(low < 0m ? $"({Number(low)})" : Number(low))})",
        };
        return $"{part} * {Number(tier.Value)}";
    }

    /// <summary>From the highest tier down; an upper bound is tested only where something above it is left open.</summary>
    private static string Chain(TieredAmount tiers, AttributeCatalog catalog)
    {
        var subject = Operand(tiers.Base, catalog);
        var isFactored = tiers.Times is not null && tiers.Kind is TierKind.Rate or TierKind.Step;
        var text = new StringBuilder();
        var isEnded = false;
        var isCovered = true;
        NumberSpan? above = null;
        foreach (var tier in Sorted(tiers.Tiers).Reverse())
        {
            isCovered &= above is { } higher ? TierSpans.Touch(tier.Span, higher) : tier.High is null;
            above = tier.Span;
            var value = isFactored ? Number(tier.Value) : Value(tiers, tier.Value, catalog);
            if (Test(subject, tier, isCovered) is not { } test)
            {
                text.Append(value);
                isEnded = true;
                break;
            }

            text.Append(CultureInfo.InvariantCulture, $"if {test} then {value} else ");
        }

        text.Append(
            isEnded ? ""
            : tiers.IsZeroOutside ? "0"
            : "null"
        );
        var chain = text.ToString();
        return !isFactored ? chain
            : chain.StartsWith("if ", StringComparison.Ordinal) ? $"{Times(tiers, catalog)} * ({chain})"
            : $"{Times(tiers, catalog)} * {chain}";
    }

    /// <summary>Null when every number that is left is in the tier.</summary>
    private static string? Test(string subject, AmountTier tier, bool isCovered)
    {
        var low = tier.Low is { } least ? $"{subject} {(tier.LowIncluded ? ">=" : ">")} {Number(least)}" : null;
        var high = !isCovered && tier.High is { } most ? $"{subject} {(tier.HighIncluded ? "<=" : "<")} {Number(most)}" : null;
        return (low, high) switch
        {
            (null, null) => null,
            ({ } one, null) => one,
            (null, { } other) => other,
            _ => $"{low} and {high}",
        };
    }

    private static string Value(TieredAmount tiers, decimal value, AttributeCatalog catalog) =>
        tiers.Kind == TierKind.Sum || value == 0m ? Number(value) : $"{Times(tiers, catalog)} * {Number(value)}";

    /// <summary>The factor of a value: the base, or its whole steps.</summary>
    private static string Times(TieredAmount tiers, AttributeCatalog catalog)
    {
        var of = Operand(tiers.Times ?? tiers.Base, catalog);
        return tiers.Kind == TierKind.Step ? $"floor({of} / {Number(tiers.Step ?? 1m)})" : of;
    }

    private static IEnumerable<AmountTier> Sorted(ImmutableArray<AmountTier> tiers) => tiers.OrderBy(tier => tier.Low ?? decimal.MinValue);

    /// <summary>In brackets unless it is a name, a number or a call.</summary>
    private static string Operand(string text, AttributeCatalog catalog) =>
        FeelExpression.Parse(text, catalog).Value?.Root is NameReference or Call or NumberLiteral ? text.Trim() : $"({text.Trim()})";

    private static string Table(TieredAmount tiers, TierTableHead head, AttributeCatalog catalog)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("name", head.Name);
            writer.WriteString("hit", TableWords.Of(HitPolicy.Unique));
            WriteColumn("inputs", "expression", tiers.Base, head.InputLabel, writer);
            WriteColumn("outputs", "name", head.OutputName, head.OutputLabel, writer);
            writer.WriteStartArray("rules");
            foreach (var tier in tiers.Tiers)
            {
                writer.WriteStartObject();
                WriteTexts("when", Cell(tier), writer);
                WriteTexts("then", Value(tiers, tier.Value, catalog), writer);
                if (tier.Cite is { Length: > 0 } cite)
                {
                    writer.WriteString("cite", cite);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (tiers.IsZeroOutside)
            {
                WriteTexts("default", "0", writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Cell(AmountTier tier) =>
        (tier.Low, tier.High) switch
        {
            (null, null) => TableCellReader.Anything,
            ({ } low, null) => $"{(tier.LowIncluded ? ">=" : ">")} {Number(low)}",
            (null, { } high) => $"{(tier.HighIncluded ? "<=" : "<")} {Number(high)}",
            ({ } low, { } high) => $"{(tier.LowIncluded ? '[' : '(')}{Number(low)}..{Number(high)}{(tier.HighIncluded ? ']' : ')')}",
        };

    private static void WriteColumn(string field, string key, string text, string? label, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(field);
        writer.WriteStartObject();
        writer.WriteString(key, text);
        if (label is not null)
        {
            writer.WriteString("label", label);
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteTexts(string field, string text, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(field);
        writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
