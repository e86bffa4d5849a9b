using System.Globalization;
using PolicyMarket.Data.Demonstration.County;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// The trial before the whole county took part: which firms took part from when on, and on which days the market was matched. Everything follows from the
/// business date and the index of a firm.
/// </summary>
internal sealed class TrialPlan(DateOnly today)
{
    /// <summary>A round is over after so many days: what came later would be open work of today.</summary>
    private const int RoundDays = 46;
    private const int Day = 10;
    private const ulong Seed = 0x7121A1;

    /// <summary>Every second firm that is large enough or recognised.</summary>
    private const int SmallestEmployer = 25;

    private static readonly int[] Months = [3, 5, 7, 10];

    /// <summary>The first year of the trial.</summary>
    public int FirstYear { get; } = today.Year - 1;

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<TrialRound> Rounds { get; } =
    [
        .. from year in (int[])[today.Year - 1, today.Year]
        from number in Enumerable.Range(0, Months.Length)
        let day = new DateOnly(year, Months[number], Day)
        where day.AddDays(RoundDays) < today
        select new TrialRound(year, number, day),
    ];

    /// <summary>The last to join before the whole county does: matched two working days ago, so that no officer has checked them yet.</summary>
    public TrialRound Recent { get; } = new(today.Year, Months.Length, WorkdaysBefore(today, 2));

    /// <summary>The firms whose data the departments have delivered by a round: those of the years before and those that joined since.</summary>
    public IReadOnlyList<DemonstrationFirm> FirmsOf(TrialRound round, IReadOnlyList<DemonstrationFirm> county)
    {
        var takingPart = county.Where(firm => JoinedIn(firm) is { } joined && (joined.Year, joined.Number).CompareTo((round.Year, round.Number)) <= 0);
        return round.Year == FirstYear ? [.. takingPart.Select(firm => EarlierYear.Of(firm, round.Year - 1))] : [.. takingPart];
    }

    /// <summary>A number from 0 to 99 that stays the same for a firm and a purpose.</summary>
    public static int Lot(DemonstrationFirm firm, ulong purpose) => DemonstrationRandom.For(Seed ^ purpose, firm.Index).Next(100);

    private static DateOnly WorkdaysBefore(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            count -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private (int Year, int Number)? JoinedIn(DemonstrationFirm firm)
    {
        if (firm.Index == DemonstrationCounty.ShownFirm)
        {
            return (FirstYear, 0);
        }

        if (
            !firm.IsCompany
            || firm.Cells["registration_status"] != "active"
            || firm.Registered.Year >= FirstYear
            || (firm.Employees < SmallestEmployer && !firm.IsHighTech)
        )
        {
            return null;
        }

        return Lot(firm, 1) switch
        {
            < 25 => (FirstYear, Lot(firm, 2) % Months.Length),
            < 74 => (FirstYear + 1, Lot(firm, 2) % Months.Length),
            < 81 => (FirstYear + 1, Months.Length),
            _ => null,
        };
    }
}

/// <summary>One matching of the trial and the payments that follow from it. Number: from 0, within the year.</summary>
internal sealed record TrialRound(int Year, int Number, DateOnly Day)
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"trial:{Year}-{Number}");
}
