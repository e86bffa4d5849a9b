using System.Globalization;

namespace PolicyMarket.Rules.Attributes;

/// <summary>A year "2025", a quarter "2025Q1" or a month "2025-03"; Part is 0 for a year. Ordered by time within one unit.</summary>
public readonly record struct FactPeriod(int Year, PeriodUnit Unit, int Part) : IComparable<FactPeriod>
{
    /// <summary>How many of its unit a year has.</summary>
    private int Parts => Unit switch
    {
        PeriodUnit.Year => 1,
        PeriodUnit.Quarter => 4,
        PeriodUnit.Month => 12,
        _ => throw new InvalidOperationException($"The unknown unit {Unit}."),
    };

    /// <summary>The last day of the period.</summary>
    public DateOnly End => Unit switch
    {
        PeriodUnit.Year => new DateOnly(Year, 12, 31),
        PeriodUnit.Quarter => new DateOnly(Year, Part * 3, DateTime.DaysInMonth(Year, Part * 3)),
        _ => new DateOnly(Year, Part, DateTime.DaysInMonth(Year, Part)),
    };

    public static bool TryParse(string? text, out FactPeriod period)
    {
        period = default;
        if (text is not { Length: 4 or 6 or 7 } || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1)
        {
            return false;
        }

        var rest = text[4..];
        var part = rest.Length > 0 && int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        period = rest switch
        {
            "" => new FactPeriod(year, PeriodUnit.Year, 0),
            ['Q', _] when part is >= 1 and <= 4 => new FactPeriod(year, PeriodUnit.Quarter, part),
            ['-', _, _] when part is >= 1 and <= 12 => new FactPeriod(year, PeriodUnit.Month, part),
            _ => default,
        };
        return period.Year > 0;
    }

    /// <summary>So many steps of its own unit earlier.</summary>
    public FactPeriod Back(int steps)
    {
        if (Unit == PeriodUnit.Year)
        {
            return this with { Year = Year - steps };
        }

        var index = (Year * Parts) + Part - 1 - steps;
        return new FactPeriod(index / Parts, Unit, (index % Parts) + 1);
    }

    /// <summary>The same part so many years earlier.</summary>
    public FactPeriod YearsBack(int years) => this with { Year = Year - years };

    public int CompareTo(FactPeriod other) => (Year, Unit, Part).CompareTo((other.Year, other.Unit, other.Part));

    public static bool operator <(FactPeriod left, FactPeriod right) => left.CompareTo(right) < 0;

    public static bool operator >(FactPeriod left, FactPeriod right) => left.CompareTo(right) > 0;

    public static bool operator <=(FactPeriod left, FactPeriod right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FactPeriod left, FactPeriod right) => left.CompareTo(right) >= 0;

    public override string ToString() => Unit switch
    {
        PeriodUnit.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Part}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}"),
    };
}
