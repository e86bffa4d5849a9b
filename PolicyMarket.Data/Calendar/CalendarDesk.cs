using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Calendar;

/// <summary>
/// An administrator enters and withdraws announced holidays. Deadlines that are stored as dates stay; what is counted from now on follows the new calendar.
/// </summary>
public sealed class CalendarDesk(Recorder recorder, AuditTrail audit, CalendarReader reader, BusinessClock clock)
{
    private const int LongestName = 20;
    private const int LongestSource = 200;
    private const int MostDaysOff = 15;
    private const int FarthestExchange = 31;

    /// <summary>Enters a holiday. Returns 1 when it is new, 0 when it was there as it is now.</summary>
    public async Task<Result<int>> EnterAsync(PersonId personId, HolidayPlan plan, CancellationToken ct)
    {
        var entered = await recorder.WriteAsync<int>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator);
                if (actor is null)
                {
                    return WorkText.Refuse<int>(why);
                }

                var (name, badName) = WorkText.Read(plan.Name, CalendarWording.Name, LongestName);
                var (source, badSource) = WorkText.Read(plan.Source, CalendarWording.Source, LongestSource);
                if (name is null || source is null || Fault(plan) is not null)
                {
                    return WorkText.Refuse<int>(badName ?? Fault(plan) ?? badSource);
                }

                var worked = Holiday.TextOf(plan.WorkedDays);
                foreach (var there in await db.Holidays.AsNoTracking().ToListAsync(ct))
                {
                    if (there.From == plan.From && there.To == plan.To && there.WorkedDaysText == worked && there.Name == name)
                    {
                        return Result.Ok(0);
                    }

                    if (Clash(there, plan) is { } day)
                    {
                        return Result.Fail<int>(DataDiagnostics.WorkAlreadyThere, CalendarWording.Taken(day, there));
                    }
                }

                db.Holidays.Add(
                    new Holiday
                    {
                        Name = name,
                        From = plan.From,
                        To = plan.To,
                        WorkedDaysText = worked,
                        Source = source,
                        EnteredAt = clock.UtcNow,
                        EnteredByPersonId = personId.Value,
                    }
                );
                audit.Add(db, actor, AuditAction.CalendarEnter, Subject(plan.From), CalendarWording.Say(name, plan.From, plan.To, worked, source));
                return Result.Ok(1);
            },
            ct
        );
        await reader.RefreshAsync(ct);
        return entered;
    }

    /// <summary>Withdraws a holiday with a reason, for example because the announcement was changed.</summary>
    public async Task<Result<bool>> WithdrawAsync(PersonId personId, long holidayId, string? reason, CancellationToken ct)
    {
        var withdrawn = await recorder.WriteAsync<bool>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator);
                var (text, badReason) = WorkText.Read(reason, CalendarWording.Reason, WorkText.ReasonLength);
                if (actor is null || text is null)
                {
                    return WorkText.Refuse<bool>(why ?? badReason);
                }

                if (await db.Holidays.SingleOrDefaultAsync(one => one.Id == holidayId, ct) is not { } holiday)
                {
                    return WorkText.Refuse<bool>(WorkText.NotFound(CalendarWording.ThisHoliday));
                }

                db.Holidays.Remove(holiday);
                var what = CalendarWording.Say(holiday.Name, holiday.From, holiday.To, holiday.WorkedDaysText, holiday.Source);
                audit.Add(db, actor, AuditAction.CalendarWithdraw, Subject(holiday.From), $"{what}；{text}");
                return Result.Ok(true);
            },
            ct
        );
        await reader.RefreshAsync(ct);
        return withdrawn;
    }

    private static string Subject(DateOnly from) => string.Create(CultureInfo.InvariantCulture, $"holiday:{from:yyyy-MM-dd}");

    private static Diagnostic? Fault(HolidayPlan plan)
    {
        var days = plan.To.DayNumber - plan.From.DayNumber + 1;
        if (days is < 1 or > MostDaysOff)
        {
            return new Diagnostic(DataDiagnostics.WorkDateRange, CalendarWording.Range(plan.From, plan.To, MostDaysOff), CalendarWording.DaysOff);
        }

        foreach (var day in plan.WorkedDays)
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                return new Diagnostic(DataDiagnostics.WorkDateRange, CalendarWording.NoWeekend(day), CalendarWording.WorkedDays);
            }

            if (day >= plan.From && day <= plan.To)
            {
                return new Diagnostic(DataDiagnostics.WorkDateRange, CalendarWording.OffAndWorked(day), CalendarWording.WorkedDays);
            }

            if (day.DayNumber < plan.From.DayNumber - FarthestExchange || day.DayNumber > plan.To.DayNumber + FarthestExchange)
            {
                return new Diagnostic(DataDiagnostics.WorkDateRange, CalendarWording.TooFar(day, FarthestExchange), CalendarWording.WorkedDays);
            }
        }

        return null;
    }

    /// <summary>A day of which both say something.</summary>
    private static DateOnly? Clash(Holiday there, HolidayPlan plan)
    {
        var taken = there.DaysOff.Concat(there.WorkedDays).ToHashSet();
        for (var day = plan.From; day <= plan.To; day = day.AddDays(1))
        {
            if (taken.Contains(day))
            {
                return day;
            }
        }

        return plan.WorkedDays.Where(taken.Contains).Select(day => (DateOnly?)day).FirstOrDefault();
    }
}
