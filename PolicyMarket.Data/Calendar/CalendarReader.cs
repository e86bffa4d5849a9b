using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Calendar;

/// <summary>Reads the stored holidays into the calendar of this program.</summary>
public sealed class CalendarReader(IDbContextFactory<PolicyMarketDb> factory, WorkingDays calendar)
{
    /// <summary>All holidays, the latest first.</summary>
    public async Task<IReadOnlyList<Holiday>> ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Holidays.AsNoTracking().OrderByDescending(holiday => holiday.From).ToListAsync(ct);
    }

    /// <summary>From now on, deadlines of this program count by the stored holidays.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var holidays = await ReadAsync(ct);
        calendar.Replace(holidays.SelectMany(holiday => holiday.DaysOff), holidays.SelectMany(holiday => holiday.WorkedDays));
    }
}
