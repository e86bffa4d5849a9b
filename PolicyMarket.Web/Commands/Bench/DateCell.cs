using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>2025-01-31.</summary>
internal sealed class DateCell(AttributeDefinition definition, int column) : CsvCell(definition, column)
{
    private const int Length = 10;

    public override int Read(ReadOnlySpan<byte> text, int at, FactTableBuilder row)
    {
        if (at + Length >= text.Length || text[at + 4] != '-' || text[at + 7] != '-' || !Ends(text, at + Length))
        {
            return -1;
        }

        var (year, month, day) = (Number(text.Slice(at, 4)), Number(text.Slice(at + 5, 2)), Number(text.Slice(at + 8, 2)));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return -1;
        }

        row.SetDate(Column, new DateOnly(year, month, day));
        return at + Length;
    }

    /// <summary>-1 for what is no number.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
