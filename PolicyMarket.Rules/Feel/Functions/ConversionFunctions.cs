using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.1: from one type to another.</summary>
internal static class ConversionFunctions
{
    public static ImmutableArray<Standard> All { get; } =
    [
        new(
            "number",
            [
                new("from", a => a.Single<FeelNumber>(0) ?? (a.Text(0) is { } text ? Parsed(text) : null)),
                new("from, grouping separator, decimal separator", Number),
            ]
        ),
        new("string", [new("from", a => a.Value(0) is FeelNull ? FeelNull.Plain : Charged(a))]),
        new("range", [new("from", a => a.Text(0) is { } text ? a.Caller.RangeOf(text) : null)]),
    ];

    private static FeelText Charged(Arguments a)
    {
        var text = FeelText.Written(a.Value(0));
        a.Budget.Text(text.Length);
        return new FeelText(text);
    }

    private static FeelNumber? Number(Arguments a)
    {
        var (grouping, point) = (a.Text(1), a.Text(2));
        if (
            a.Text(0) is not { } text
            || (!a.IsNothing(1) && grouping is not (" " or "," or "."))
            || (!a.IsNothing(2) && point is not ("," or "."))
            || (grouping is not null && string.Equals(grouping, point, StringComparison.Ordinal))
        )
        {
            return null;
        }

        text = grouping is null ? text : text.Replace(grouping, string.Empty, StringComparison.Ordinal);
        return point is null || point == "." ? Parsed(text)
            : text.Contains('.', StringComparison.Ordinal) ? null
            : Parsed(text.Replace(point, ".", StringComparison.Ordinal));
    }

    private static FeelNumber? Parsed(string text)
    {
        var body = text.StartsWith('-') ? text.AsSpan(1) : text;
        var hasDigit = false;
        var points = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (c is 'e' or 'E' && hasDigit)
            {
                var exponent = body[(i + 1)..].TrimStart("+-");
                return body.Length - i - 1 - exponent.Length <= 1 && exponent.Length is > 0 and < 8 && !exponent.ContainsAnyExceptInRange('0', '9')
                    ? Numbers.Parse(text)
                    : null;
            }

            points += c == '.' ? 1 : 0;
            hasDigit |= char.IsAsciiDigit(c);
            if ((c != '.' && !char.IsAsciiDigit(c)) || points > 1)
            {
                return null;
            }
        }

        return hasDigit && body[^1] != '.' ? Numbers.Parse(text) : null;
    }
}
