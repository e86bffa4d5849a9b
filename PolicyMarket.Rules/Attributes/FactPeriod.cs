using System.Globalization;

namespace PolicyMarket.Rules.Attributes;

/// <summary>A year "2025", a half-year "2025H1", a quarter "2025Q1" or a month "2025-03"; Part is 0 for a year. Ordered by time within one unit.</summary>
public readonly record struct FactPeriod(int Year, PeriodUnit Unit, int Part) : IComparable<FactPeriod>
{
    /// <summary>How many of its unit a year has.</summary>
    private int Parts =>
        Unit switch
        {
            PeriodUnit.Year => 1,
            PeriodUnit.Half => 2,
            PeriodUnit.Quarter => 4,
            PeriodUnit.Month => 12,
            _ => throw new InvalidOperationException($"The unknown unit {Unit}."),
        };

    /// <summary>The last day of the period.</summary>
    public DateOnly End =>
        Unit switch
        {
            PeriodUnit.Year => new DateOnly(Year, 12, 31),
            PeriodUnit.Half => new DateOnly(Year, Part * 6, DateTime.DaysInMonth(Year, Part * 6)),
            PeriodUnit.Quarter => new DateOnly(Year, Part * 3, DateTime.DaysInMonth(Year, Part * 3)),
            _ => new DateOnly(Year, Part, DateTime.DaysInMonth(Year, Part)),
        };

    /// <summary>The last period of this unit that had ended before the date.</summary>
    public static FactPeriod LastEndedBefore(PeriodUnit unit, DateOnly date)
    {
        var running = unit switch
        {
            PeriodUnit.Year => new FactPeriod(date.Year, unit, 0),
            PeriodUnit.Half => new FactPeriod(date.Year, unit, ((date.Month - 1) / 6) + 1),
            PeriodUnit.Quarter => new FactPeriod(date.Year, unit, ((date.Month - 1) / 3) + 1),
            PeriodUnit.Month => new FactPeriod(date.Year, unit, date.Month),
            _ => throw new InvalidOperationException($"The unknown unit {unit}."),
        };
        return running.Back(1);
    }

    public static bool TryParse(string? text, out FactPeriod period)
    {
        period = default;
        if (
            text is not { Length: 4 or 6 or 7 }
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year < 1
        )
        {
            return false;
        }

        var rest = text[4..];
        var part = rest.Length > 0 && int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        period = rest switch
        {
            "" => new FactPeriod(year, PeriodUnit.Year, 0),
            ['H', _] when part is 1 or 2 => new FactPeriod(year, PeriodUnit.Half, part),
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

    /// <summary>In Chinese: "2025年", "2026年上半年", "2026年第3季度", "2026年10月".</summary>
    public string InWords =>
        Unit switch
        {
            PeriodUnit.Year => string.Create(CultureInfo.InvariantCulture, $"{Year}年"),
            PeriodUnit.Half => string.Create(CultureInfo.InvariantCulture, $"{Year}年{(Part == 1 ? '上' : '下')}半年"),
            PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year}年第{Part}季度"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Year}年{Part}月"),
        };

    public override string ToString() =>
        Unit switch
        {
            PeriodUnit.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
            PeriodUnit.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}H{Part}"),
            PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Part}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}"),
        };
}
