using System.Collections.Immutable;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.Calendar;

/// <summary>The working days of a year, the holidays behind them, and a form for a new one.</summary>
[DeskRoles(Roles.Administrator, Roles.Supervisor)]
public sealed partial class CalendarPage(CalendarReader reader, CalendarDesk desk, WorkingDays calendar, BusinessClock clock)
{
    private const int FirstMonthOfNotice = 11;
    private IReadOnlyList<Holiday> holidays = [];
    private ImmutableArray<CalendarMonth> months = [];
    private HolidayInput input = new();
    private DateOnly today;
    private int year;
    private bool mayWrite;
    private bool isBusy;
    private bool isNextYearMissing;
    private long? asked;
    private string? reason;
    private string? notice;
    private string? problem;

    private IReadOnlyList<Holiday> OfYear =>
        [.. holidays.Where(holiday => holiday.From.Year == year || holiday.To.Year == year).OrderBy(holiday => holiday.From)];

    protected override async Task OnInitializedAsync()
    {
        mayWrite = Actor.Roles.Contains(Roles.Administrator);
        today = clock.Today;
        year = today.Year;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        holidays = await reader.ReadAsync(Life);
        isNextYearMissing = today.Month >= FirstMonthOfNotice && holidays.All(holiday => holiday.From.Year != today.Year + 1);
        Show(year);
    }

    private void Show(int wanted)
    {
        year = Math.Clamp(wanted, 2000, 2100);
        asked = null;
        months = CalendarMonth.OfYear(year, holidays, calendar, today);
    }

    private void Ask(long holidayId) => (asked, reason) = (holidayId, null);

    private async Task EnterAsync()
    {
        if (input.Plan is not { } plan)
        {
            (notice, problem) = (null, "没有录入：放假的第一天和最后一天都要填，写成 2027-02-05 的样子。");
            return;
        }

        if (await WorkAsync(() => desk.EnterAsync(PersonId, plan, Life)) is { } count)
        {
            notice = count == 0 ? "这个安排早已有了，什么也没有改动。" : $"“{plan.Name.Trim()}”已录入，从现在起的期限按它计算；已经定下的期限不变。";
            input = new HolidayInput();
            year = plan.From.Year;
            await ReadAsync();
        }
    }

    private async Task WithdrawAsync(Holiday holiday)
    {
        if (await WorkAsync(() => desk.WithdrawAsync(PersonId, holiday.Id, reason, Life)) is not null)
        {
            notice = $"“{holiday.Name}”的安排已撤掉，从现在起的期限不再减它；已经定下的期限不变。";
            await ReadAsync();
        }
    }

    /// <summary>The value of done work; null when it was refused, which is shown, or while other work runs.</summary>
    private async Task<T?> WorkAsync<T>(Func<Task<Result<T>>> work)
        where T : struct
    {
        if (isBusy)
        {
            return null;
        }

        (isBusy, notice, problem) = (true, null, null);
        try
        {
            var result = await work();
            problem = result.Succeeded ? null : result.Why;
            return result.Succeeded ? result.Value : null;
        }
        finally
        {
            isBusy = false;
        }
    }
}
