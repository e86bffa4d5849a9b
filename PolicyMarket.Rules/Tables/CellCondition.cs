using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// A test of one value against spans of numbers or days, texts and beginnings, or yes and no; denied: true of the values of the same kind that are not among
/// these.
/// </summary>
internal sealed record CellCondition(
    CellKind Kind,
    ImmutableArray<NumberSpan> Spans,
    ImmutableArray<TextPattern> Texts,
    ImmutableArray<bool> Truths,
    bool IsDenied
)
{
    /// <summary>A value of another kind is neither in nor out.</summary>
    public Truth Of(FactValue? value)
    {
        bool? found = (Kind, value) switch
        {
            (CellKind.Number, NumberFact number) => HasNumber(number.Value),
            (CellKind.Date, DateFact date) => HasNumber(date.Value.DayNumber),
            (CellKind.Text, TextFact text) => HasText(text.Value),
            (CellKind.Truth, BooleanFact truth) => Truths.Contains(truth.Value),
            _ => null,
        };
        return found is { } known ? Outcomes.Truths.Of(known != IsDenied) : Truth.Unknown;
    }

    public bool HasNumber(decimal value)
    {
        foreach (var span in Spans)
        {
            if (span.Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasText(string value)
    {
        foreach (var pattern in Texts)
        {
            if (pattern.Matches(value))
            {
                return true;
            }
        }

        return false;
    }
}
