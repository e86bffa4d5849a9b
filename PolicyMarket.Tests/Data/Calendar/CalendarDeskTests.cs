using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Calendar;

public sealed class CalendarDeskTests : IAsyncLifetime
{
    private static readonly HolidayPlan Spring = new(
        "春节",
        new DateOnly(2027, 2, 5),
        new DateOnly(2027, 2, 11),
        [new DateOnly(2027, 1, 31), new DateOnly(2027, 2, 20)],
        "国务院办公厅关于 2027 年部分节假日安排的通知"
    );

    private County county = null!; // set before each test

    public async Task InitializeAsync()
    {
        county = await County.CreateAsync();
        await county.Record.Get<CalendarReader>().RefreshAsync(County.Ct);
    }

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task The_announced_days_of_2026_come_with_the_database()
    {
        var calendar = county.Record.Get<WorkingDays>();

        Assert.Equal(7, (await county.Record.Get<CalendarReader>().ReadAsync(County.Ct)).Count);
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 10, 7)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 10, 10))); // a Saturday
        Assert.Equal(new DateOnly(2026, 10, 9), calendar.Add(new DateOnly(2026, 9, 30), 2));
    }

    [Fact]
    public async Task An_entered_holiday_counts_at_once_and_a_withdrawn_one_no_more()
    {
        var (desk, calendar) = (county.Record.Get<CalendarDesk>(), county.Record.Get<WorkingDays>());

        Assert.Equal(1, County.Done(await desk.EnterAsync(county.Administrator, Spring, County.Ct)));
        Assert.False(calendar.IsWorkingDay(Spring.From));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2027, 1, 31)));
        Assert.Equal(0, County.Done(await desk.EnterAsync(county.Administrator, Spring, County.Ct)));

        var id = await county.Record.ReadAsync(db => db.Holidays.Where(one => one.From == Spring.From).Select(one => one.Id).SingleAsync());
        County.Done(await desk.WithdrawAsync(county.Administrator, id, "安排改了", County.Ct));

        Assert.True(calendar.IsWorkingDay(Spring.From));
        Assert.Equal(
            ["calendar.enter", "calendar.withdraw"],
            await county.Record.ReadAsync(db =>
                db.AuditEvents.Where(one => one.Subject == "holiday:2027-02-05").OrderBy(one => one.Id).Select(one => one.Action).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_plan_that_cannot_be_is_refused_with_the_day()
    {
        var days = new (HolidayPlan Plan, string Code)[]
        {
            (Spring with { To = new DateOnly(2027, 2, 4) }, DataDiagnostics.WorkDateRange),
            (Spring with { To = new DateOnly(2027, 2, 20) }, DataDiagnostics.WorkDateRange),
            (Spring with { WorkedDays = [new DateOnly(2027, 2, 1)] }, DataDiagnostics.WorkDateRange),
            (Spring with { WorkedDays = [new DateOnly(2027, 2, 6)] }, DataDiagnostics.WorkDateRange),
            (Spring with { WorkedDays = [new DateOnly(2026, 2, 7)] }, DataDiagnostics.WorkDateRange),
            (Spring with { Name = " " }, DataDiagnostics.WorkTextShape),
            (Spring with { Source = "" }, DataDiagnostics.WorkTextShape),
            (Spring with { From = new DateOnly(2026, 10, 7), To = new DateOnly(2026, 10, 8), WorkedDays = [] }, DataDiagnostics.WorkAlreadyThere),
        };
        foreach (var (plan, code) in days)
        {
            County.Refused(await county.Record.Get<CalendarDesk>().EnterAsync(county.Administrator, plan, County.Ct), code);
        }

        Assert.Equal(7, await county.Record.ReadAsync(db => db.Holidays.CountAsync()));
    }

    [Fact]
    public async Task Only_an_administrator_changes_the_calendar()
    {
        foreach (var role in Roles.Names.Keys.Except([Roles.Administrator], StringComparer.Ordinal))
        {
            County.Refused(await county.Record.Get<CalendarDesk>().EnterAsync(county.People[role], Spring, County.Ct), DataDiagnostics.NotAllowed);
            County.Refused(await county.Record.Get<CalendarDesk>().WithdrawAsync(county.People[role], 1, "x", County.Ct), DataDiagnostics.NotAllowed);
        }
    }
}
