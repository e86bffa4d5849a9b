using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Oversight;

/// <summary>The figures of the year, computed again row by row.</summary>
public sealed class YearReportTests(TrialFixture trial) : IClassFixture<TrialFixture>
{
    private DateOnly Today => trial.Record.Business.Today;

    [Fact]
    public async Task Paid_firms_and_months_are_those_of_the_payouts()
    {
        var view = await ReadAsync();
        var paid = await PaidAsync();
        foreach (var figures in new[] { view.This, view.Last })
        {
            var own = paid.Where(one => one.On.Year == figures.Year && one.On <= figures.Until).ToList();
            Assert.NotEmpty(own);
            Assert.Equal(own.Sum(one => one.Fen), figures.PaidFen);
            Assert.Equal(own.Select(one => one.FirmId).Distinct().Count(), figures.Firms);
        }

        Assert.Equal((Today, Today.AddYears(-1)), (view.This.Until, view.Last.Until));
        Assert.Equal(Enumerable.Range(1, 12), view.Months.Select(month => month.Month));
        Assert.All(
            view.Months,
            month =>
            {
                Assert.Equal(Sum(month.Month, Today.Year), (month.Fen, month.Count));
                Assert.Equal(Sum(month.Month, Today.Year - 1), (month.LastFen, month.LastCount));
            }
        );

        (long, int) Sum(int month, int year)
        {
            var own = paid.Where(one => (one.On.Month, one.On.Year) == (month, year)).ToList();
            return (own.Sum(one => one.Fen), own.Count);
        }
    }

    [Fact]
    public async Task Median_is_the_middle_of_the_days_from_match_to_account_and_fell()
    {
        var view = await ReadAsync();
        var paid = await PaidAsync();
        foreach (var figures in new[] { view.This, view.Last })
        {
            var days = paid.Where(one => one.On.Year == figures.Year && one.On <= figures.Until)
                .Select(one => one.On.DayNumber - one.Matched.DayNumber)
                .Order()
                .ToList();
            Assert.Equal(days[(days.Count - 1) / 2], figures.MedianDays);
        }

        Assert.True(view.This.MedianDays < view.Last.MedianDays, $"{view.This.MedianDays} {view.Last.MedianDays}");
    }

    [Fact]
    public async Task Departments_add_up_to_the_whole()
    {
        var view = await ReadAsync();

        Assert.Equal(view.This.PaidFen, view.Departments.Sum(row => row.Fen));
        Assert.Equal(view.Last.PaidFen, view.Departments.Sum(row => row.LastFen));
        Assert.True(view.Departments.Sum(row => row.Firms) >= view.This.Firms);
    }

    [Fact]
    public async Task Rate_counts_firms_with_old_offers_that_claimed_nothing()
    {
        var view = await ReadAsync();
        var offers = await trial.Record.ReadAsync(db => db.Offers.AsNoTracking().ToListAsync());
        var judged = offers
            .Where(offer =>
                BusinessClock.DateOf(offer.CreatedAt) is var on
                && on.Year == Today.Year
                && on <= Today.AddDays(-YearReport.JudgedAfterDays)
                && offer.State is not (OfferState.Refused or OfferState.Declined or OfferState.Withdrawn)
            )
            .GroupBy(offer => offer.FirmId)
            .ToList();

        Assert.NotEmpty(judged);
        Assert.Equal(judged.Count, view.This.Entitled);
        Assert.Equal(judged.Count(firm => firm.All(offer => offer.State != OfferState.Confirmed)), view.This.Unreached);
        Assert.Equal((decimal)view.This.Unreached / view.This.Entitled, view.This.UnreachedShare);
    }

    [Fact]
    public async Task Returned_money_that_nobody_sent_again_is_due_and_unpaid()
    {
        var view = await ReadAsync();
        var settled = await trial.Record.ReadAsync(db =>
            db.Payouts.Where(payout => payout.State == PayoutState.Paid).Select(payout => payout.ClaimId).ToListAsync()
        );
        var open = await trial.Record.ReadAsync(db => db.Claims.Where(claim => !settled.Contains(claim.Id)).ToListAsync());

        Assert.InRange(view.This.DueCount, 0, open.Count);
        Assert.Equal(open.Where(claim => BusinessClock.DateOf(claim.ConfirmedAt) < Today.AddDays(-20)).Sum(claim => claim.AmountFen), view.This.DueFen);
    }

    [Fact]
    public async Task Only_leaders_supervisors_and_administrators_read_it()
    {
        var report = trial.Record.Get<YearReport>();
        foreach (
            var (userName, mayRead) in new[] { ("lingdao", true), ("jiandu", true), ("admin", true), ("caiwu", false), ("keji", false), ("qiye", false) }
        )
        {
            Assert.Equal(mayRead, await report.ReadAsync(await trial.PersonAsync(userName), County.Ct) is not null);
        }
    }

    private async Task<YearReportView> ReadAsync() =>
        await trial.Record.Get<YearReport>().ReadAsync(await trial.LeaderAsync(), County.Ct) ?? throw new InvalidOperationException("No report.");

    private Task<List<PaidRow>> PaidAsync() =>
        trial.Record.ReadAsync(async db =>
        {
            var runs = await db.MatchingRuns.ToDictionaryAsync(run => run.Id, run => run.BusinessDate);
            var rows = await db
                .Payouts.AsNoTracking()
                .Where(payout => payout.State == PayoutState.Paid)
                .Join(db.Claims, payout => payout.ClaimId, claim => claim.Id, (payout, claim) => new { payout, claim })
                .Join(
                    db.Offers,
                    row => row.claim.OfferId,
                    offer => offer.Id,
                    (row, offer) =>
                        new
                        {
                            row.payout,
                            row.claim.FirmId,
                            offer.RunId,
                        }
                )
                .ToListAsync();
            return rows.ConvertAll(row => new PaidRow(row.FirmId, row.payout.AmountFen, row.payout.SettledOn ?? default, runs[row.RunId]));
        });

    private sealed record PaidRow(long FirmId, long Fen, DateOnly On, DateOnly Matched);
}
