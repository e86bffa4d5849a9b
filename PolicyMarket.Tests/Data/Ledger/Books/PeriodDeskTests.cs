using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger.Books;

/// <summary>Months are closed in order by two persons, and nothing gets into a closed month.</summary>
public sealed class PeriodDeskTests
{
    [Fact]
    public async Task A_month_is_closed_by_two_persons_with_its_trial_balance_sealed()
    {
        await using var county = await NextMonthAsync();
        var id = County.Done(await ProposeAsync(county, "2026-11"));
        Assert.Equal(id, County.Done(await ProposeAsync(county, "2026-11")));

        Assert.Equal(id, County.Done(await CloseAsync(county, id)));
        Assert.Equal(id, County.Done(await CloseAsync(county, id)));

        var period = Assert.Single(await county.Record.Get<LedgerBooks>().PeriodsAsync(County.Ct));
        Assert.Equal((PeriodState.Closed, 4), (period.State, period.PostingCount));
        var kept = await county.Record.ReadAsync(db => db.PeriodBalances.OrderBy(b => b.Account).ToListAsync());
        Assert.Equal(3, kept.Count);
        Assert.Equal(0, kept.Sum(b => b.ClosingFen));
        Assert.Equal(900_000_00, kept.Single(b => b.Account == LedgerAccount.Available).ClosingFen);
        Assert.Equal("2026-12", await county.Record.Get<LedgerBooks>().NextMonthAsync(County.Ct));
        County.Refused(await ProposeAsync(county, "2026-11"), DataDiagnostics.PeriodClosed);
    }

    [Fact]
    public async Task Only_the_next_month_that_is_over_can_be_closed()
    {
        await using var empty = await County.CreateAsync(budgetFen: 0);
        empty.Record.Clock.Advance(TimeSpan.FromDays(10));
        County.Refused(await ProposeAsync(empty, "2026-11"), DataDiagnostics.PeriodOrder);
        await using var county = await County.CreateAsync();
        County.Refused(await ProposeAsync(county, "2026-11"), DataDiagnostics.WorkDateRange);
        County.Refused(await ProposeAsync(county, "十一月"), DataDiagnostics.WorkDateRange);
        county.Record.Clock.Advance(TimeSpan.FromDays(60));
        County.Refused(await ProposeAsync(county, "2026-12"), DataDiagnostics.PeriodOrder);
        County.Refused(await ProposeAsync(county, "2026-10"), DataDiagnostics.PeriodOrder);
    }

    [Fact]
    public async Task The_second_person_is_another_one_and_closes_what_was_seen()
    {
        await using var county = await NextMonthAsync();
        var both = await county.Record.PersonAsync("both", PolicyMarket.Data.Identity.Roles.Finance);
        await county.Record.PutAsync(
            $"INSERT INTO AspNetUserRoles (UserId, RoleId) SELECT {both.Value}, Id FROM AspNetRoles WHERE Name = 'FinanceChecker'"
        );
        var desk = county.Record.Get<PeriodDesk>();
        var id = County.Done(await desk.ProposeAsync(both, "2026-11", County.Ct));

        County.Refused(await desk.CloseAsync(both, id, await HashAsync(county, id), County.Ct), DataDiagnostics.BatchSamePerson);
        County.Refused(await desk.CloseAsync(county.Checker, id, "abc", County.Ct), DataDiagnostics.BatchContentMoved);
        County.Refused(await desk.CloseAsync(county.Maker, id, await HashAsync(county, id), County.Ct), DataDiagnostics.NotAllowed);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.PeriodBalances.CountAsync()));
    }

    [Fact]
    public async Task A_request_that_was_sent_back_can_be_made_again()
    {
        await using var county = await NextMonthAsync();
        var desk = county.Record.Get<PeriodDesk>();
        var first = County.Done(await ProposeAsync(county, "2026-11"));
        County.Refused(await desk.RejectAsync(county.Checker, first, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await desk.RejectAsync(county.Checker, first, "回单还没有收齐", County.Ct));
        County.Refused(await CloseAsync(county, first), DataDiagnostics.WorkStateMoved);

        var second = County.Done(await ProposeAsync(county, "2026-11"));
        Assert.NotEqual(first, second);
        County.Done(await CloseAsync(county, second));
    }

    [Fact]
    public async Task Damaged_postings_are_not_sealed_into_a_closed_month()
    {
        await using var county = await NextMonthAsync();
        var id = County.Done(await ProposeAsync(county, "2026-11"));
        await county.Record.ForgeAsync($"UPDATE LedgerEntries SET Actor = '别人' WHERE Id = 1");

        County.Refused(await CloseAsync(county, id), DataDiagnostics.RecordChanged);
    }

    [Fact]
    public async Task An_uneven_month_is_not_closed()
    {
        await using var county = await NextMonthAsync();
        await county.Record.PutAsync($"UPDATE LedgerEntries SET AmountFen = AmountFen + 1 WHERE Id = 1");

        County.Refused(await ProposeAsync(county, "2026-11"), DataDiagnostics.PeriodUnbalanced);
    }

    [Fact]
    public async Task Nothing_is_posted_into_a_closed_month_by_a_workflow_or_around_it()
    {
        await using var county = await NextMonthAsync();
        County.Done(await CloseAsync(county, County.Done(await ProposeAsync(county, "2026-11"))));

        var around = await Assert.ThrowsAsync<SqliteException>(() =>
            county.Record.ExecuteAsync(
                $"INSERT INTO LedgerEntries (FundId, Subject, Phase, Account, AmountFen, At, Actor) VALUES (1, 'x', 'Budget', 'Available', 1, '2026-11-30 15:59:59', 'x')"
            )
        );
        Assert.Contains("the period is closed", around.Message, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await county.Record.ExecuteAsync(
                $"INSERT INTO LedgerEntries (FundId, Subject, Phase, Account, AmountFen, At, Actor) VALUES (1, 'x', 'Budget', 'Available', 1, '2026-11-30 16:00:00', 'x')"
            )
        );
        county.Record.Clock.AdjustTime(TestTime.Start);
        var (user, offer, account) = await county.OtherFirmAsync(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => county.ClaimAsync(user, offer, account));
    }

    [Theory]
    [InlineData("UPDATE LedgerPeriods SET State = 'AwaitingApproval'")]
    [InlineData("UPDATE LedgerPeriods SET EndsAt = '2026-01-01 00:00:00'")]
    [InlineData("DELETE FROM LedgerPeriods")]
    [InlineData("UPDATE PeriodBalances SET ClosingFen = 0")]
    [InlineData("DELETE FROM PeriodBalances")]
    public async Task A_closed_month_is_never_opened_again(string sql)
    {
        await using var county = await NextMonthAsync();
        County.Done(await CloseAsync(county, County.Done(await ProposeAsync(county, "2026-11"))));

        await Assert.ThrowsAsync<SqliteException>(() => county.Record.ExecuteAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql)));
    }

    /// <summary>A county with a grant and a claim in November, on 2 December.</summary>
    private static async Task<County> NextMonthAsync()
    {
        var county = await County.CreateAsync();
        await county.ClaimAsync();
        county.Record.Clock.Advance(TimeSpan.FromDays(10));
        return county;
    }

    private static Task<Result<long>> ProposeAsync(County county, string month) =>
        county.Record.Get<PeriodDesk>().ProposeAsync(county.Maker, month, County.Ct);

    private static async Task<Result<long>> CloseAsync(County county, long id) =>
        await county.Record.Get<PeriodDesk>().CloseAsync(county.Checker, id, await HashAsync(county, id), County.Ct);

    private static Task<string> HashAsync(County county, long id) =>
        county.Record.ReadAsync(db => db.LedgerPeriods.Where(p => p.Id == id).Select(p => p.ContentHash).SingleAsync());
}
