using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Plain decimals of up to 18 digits and 12 places.</summary>
internal sealed class NumberCell(AttributeDefinition definition, int column) : CsvCell(definition, column)
{
    private const int MostDigits = 18;
    private const int MostPlaces = 12;

    private readonly PlausibleRange range = Plausibility.RangeOf(definition);
    private readonly bool isWhole = definition.Type == AttributeType.Integer;

    public override int Read(ReadOnlySpan<byte> text, int at, FactTableBuilder row)
    {
        var isNegative = text[at] == '-';
        var from = at + (isNegative ? 1 : 0);
        var (place, mantissa) = (from, 0UL);
        place = Digits(text, place, ref mantissa);
        var (digits, places) = (place - from, 0);
        if (text[place] == '.' && !isWhole)
        {
            var point = ++place;
            place = Digits(text, place, ref mantissa);
            places = place - point;
            digits = places == 0 ? 0 : digits + places;
        }

        if (digits is 0 or > MostDigits || places > MostPlaces || !Ends(text, place))
        {
            return -1;
        }

        var size = (double)mantissa / Math.Pow(10, places);
        if (!range.MayHold(isNegative ? -size : size))
        {
            return -1;
        }

        row.SetNumber(Column, isNegative ? -(long)mantissa : (long)mantissa, places);
        return place;
    }

    /// <summary>Too many digits overflow without harm: the caller counts them.</summary>
    private static int Digits(ReadOnlySpan<byte> text, int at, ref ulong mantissa)
    {
        var all = mantissa;
        for (; unchecked((uint)(text[at] - '0')) is var digit && digit <= 9; at++)
        {
            all = unchecked((all * 10) + digit);
        }

        mantissa = all;
        return at;
    }
}
