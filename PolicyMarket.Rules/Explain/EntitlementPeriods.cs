using System.Globalization;

namespace PolicyMarket.Rules.Explain;

/// <summary>When two entitlement periods stand for the same time, so that 就高不重复 holds between what is paid for them.</summary>
public static class EntitlementPeriods
{
    /// <summary>The period of items that a firm gets once in its life.</summary>
    public const string Once = "once";

    /// <summary>
    /// True for equal periods; for a year and a part of it ("2025" and "2025-H1", "2025-07"); between a period and "once", when the claim was made in the
    /// calendar year of the date. Two different parts of a year do not overlap unless one holds the other.
    /// </summary>
    public static bool Overlap(string claimed, DateOnly claimedOn, string period, DateOnly today)
    {
        if (claimed == period || claimed.Split('#')[0] == period.Split('#')[0])
        {
            return true;
        }

        if (claimed == Once || period == Once)
        {
            return claimedOn.Year == today.Year;
        }

        return Months(claimed) is { } one && Months(period) is { } other && one.From <= other.To && other.From <= one.To;
    }

    /// <summary>The first and the last month, counted from the year 0; null for a period of another form, which then equals only itself.</summary>
    private static (int From, int To)? Months(string period)
    {
        if (period.Length < 4 || !int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        var part = period.Split('#')[0][4..].TrimStart('-');
        var first = year * 12;
        return part switch
        {
            "" => (first, first + 11),
            ['H' or 'h', >= '1' and <= '2'] => (first + ((part[1] - '1') * 6), first + ((part[1] - '1') * 6) + 5),
            ['Q' or 'q', >= '1' and <= '4'] => (first + ((part[1] - '1') * 3), first + ((part[1] - '1') * 3) + 2),
            [_, _] when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 => (
                first + month - 1,
                first + month - 1
            ),
            _ => null,
        };
    }
}
