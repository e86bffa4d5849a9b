using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Demonstration;

/// <summary>The first night of the whole county is what someone from a county would expect.</summary>
public sealed class FirstNightTests(FirstNightTests.WholeCounty county) : IClassFixture<FirstNightTests.WholeCounty>
{
    private static readonly OfferState[] Open = [OfferState.AwaitingCheck, OfferState.Approved, OfferState.Pushed];

    [Fact]
    public async Task Most_firms_get_nothing_in_cash_and_a_few_hundred_offers_fit_the_budgets()
    {
        var offers = await county.Record.ReadAsync(db =>
            db.Offers.Where(offer => Open.Contains(offer.State))
                .Select(offer => new
                {
                    offer.FirmId,
                    offer.AmountFen,
                    FundId = offer.ItemVersion!.Item!.FundId,
                })
                .ToListAsync()
        );
        var funds = await county.Record.ReadAsync(db => db.Funds.ToListAsync());

        Assert.InRange(offers.Count, 300, 900);
        Assert.InRange(offers.Select(offer => offer.FirmId).Distinct().Count(), 250, 700);
        Assert.InRange(offers.Sum(offer => offer.AmountFen), 3_000_000_00, 18_000_000_00);
        Assert.True(offers.Count(offer => offer.AmountFen <= 20_000_00) * 2 > offers.Count, "Most offers are small.");
        foreach (var fund in offers.GroupBy(offer => offer.FundId))
        {
            var available = await county.Record.ReadAsync(db =>
                db.LedgerEntries.Where(entry => entry.FundId == fund.Key && entry.Account == LedgerAccount.Available).SumAsync(entry => entry.AmountFen)
            );
            Assert.True(fund.Sum(offer => offer.AmountFen) <= available, $"{funds.Find(one => one.Id == fund.Key)?.Name}: {available}");
        }
    }

    [Fact]
    public async Task Reliefs_are_matched_and_never_offered()
    {
        var kinds = await county.Record.ReadAsync(db => db.Offers.Select(offer => offer.ItemVersion!.DeclaredBenefit).Distinct().ToListAsync());
        var relieved = await county.Record.ReadAsync(db =>
            db.Set<RunTally>()
                .Where(tally => tally.RunId == db.Set<MatchingRun>().Max(run => run.Id) && tally.Eligible > 0)
                .Join(db.PolicyItemVersions, tally => tally.ItemVersionId, version => version.Id, (tally, version) => version.DeclaredBenefit)
                .CountAsync(benefit => benefit == BenefitKind.Relief)
        );

        Assert.Equal([BenefitKind.Award], kinds);
        Assert.True(relieved >= 8, $"{relieved} reliefs");
    }

    [Fact]
    public async Task Only_items_of_the_county_and_those_above_it_find_firms()
    {
        var regions = await county.Record.ReadAsync(db =>
            db.Set<RunTally>()
                .Where(tally => tally.Eligible > 0)
                .Join(db.PolicyItems, tally => tally.ItemId, item => item.Id, (tally, item) => item.Document!.Region)
                .Distinct()
                .ToListAsync()
        );

        Assert.All(regions, region => Assert.Contains(region, new[] { null, "430000", "431300", "431382" }));
        Assert.Contains("431300", regions);
    }

    [Fact]
    public async Task Every_apply_free_award_in_force_finds_firms_but_for_the_rarest()
    {
        var today = county.Record.Business.Today;
        var without = await county.Record.ReadAsync(db =>
            db.PolicyItemVersions.Where(version =>
                    version.Mode == ClaimMode.ApplyFree
                    && version.DeclaredBenefit == BenefitKind.Award
                    && version.Number == version.Item!.CurrentNumber
                    && (
                        version.Item!.ConfirmedUntil >= today
                        || (version.Item.Document!.EffectiveFrom <= today && version.Item.Document.EffectiveTo >= today)
                    )
                )
                .Where(version => !db.Set<RunTally>().Any(tally => tally.ItemId == version.ItemId && tally.Eligible > 0))
                .Select(version => version.Item!.Code)
                .ToListAsync()
        );

        // No firm of the county was recognised as a national champion or little giant, or runs a warehouse abroad.
        Assert.Equal(["hn-ly-little-giant", "hn-public-overseas-warehouse", "hn-single-champion-100w"], without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_desk_has_doubtful_cases()
    {
        var waiting = await county.Record.ReadAsync(db =>
            db.Offers.Where(offer => offer.State == OfferState.AwaitingCheck)
                .Select(offer => new DoubtedOffer(
                    offer.Id,
                    offer.FirmId,
                    offer.ItemId,
                    offer.ItemVersionId,
                    offer.Period,
                    offer.AmountFen,
                    offer.Revision
                ))
                .ToListAsync()
        );
        var doubts = await county.Record.ReadAsync(db => county.Record.Get<DoubtFinder>().FindAsync(db, waiting, CancellationToken.None));
        var kinds = doubts.SelectMany(one => one.Value).CountBy(doubt => doubt.Kind).ToDictionary();

        Assert.InRange(kinds.GetValueOrDefault(DoubtKind.DepartmentsDisagree), 1, 20);
        Assert.InRange(kinds.GetValueOrDefault(DoubtKind.NoVerifiedAccount), 5, 80);
        Assert.InRange(kinds.GetValueOrDefault(DoubtKind.AmountJumped), 1, 20);
        Assert.True(doubts.Count * 4 < waiting.Count, $"{doubts.Count} of {waiting.Count} are doubtful: {string.Join(", ", kinds)}");
    }

    [Fact]
    public async Task Two_years_have_payments_and_something_is_open_at_every_desk()
    {
        var today = county.Record.Business.Today;
        var days = await county.Record.ReadAsync(db =>
            db.Payouts.Where(payout => payout.State == PayoutState.Paid).Select(payout => payout.SettledOn).ToListAsync()
        );
        var states = await county.Record.ReadAsync(db => db.Payouts.GroupBy(payout => payout.State).Select(group => group.Key).ToListAsync());

        Assert.InRange(days.Count(day => day?.Year == today.Year - 1), 20, 200);
        Assert.InRange(days.Count(day => day?.Year == today.Year), 20, 300);
        Assert.All(days, day => Assert.True(day < today));
        Assert.Contains(PayoutState.Returned, states);
        Assert.Contains(PayoutState.Reserved, states);
        Assert.True(await county.Record.ReadAsync(db => db.PayoutBatches.AnyAsync(batch => batch.State == BatchState.AwaitingApproval)));
        Assert.True(await county.Record.ReadAsync(db => db.CaseworkCases.AnyAsync(one => one.State == CaseState.Open)));
    }

    [Fact]
    public async Task A_source_has_grown_old_and_some_firms_cannot_be_decided()
    {
        var today = county.Record.Business.Today;
        var oldest = await county.Record.ReadAsync(db => db.FactSheets.Where(sheet => sheet.Source == "金融").MinAsync(sheet => sheet.AsOf));
        var run = await county.Record.ReadAsync(db => db.MatchingRuns.OrderByDescending(one => one.Id).FirstAsync());

        Assert.True(oldest < today.AddMonths(-6), $"{oldest}");
        Assert.Equal((3_000, 3_000), (run.FirmCount, run.FirmsDone));
        Assert.True(run.UnknownCount > 0);
    }

    /// <summary>The record with all firms, made once for the class.</summary>
    public sealed class WholeCounty : IAsyncLifetime
    {
        internal TestRecord Record { get; private set; } = null!; // set before the first test

        public async Task InitializeAsync()
        {
            Record = await TestRecord.CreateAsync();
            Assert.True(await Record.Get<DemonstrationData>().PrepareAsync(progress: null, CancellationToken.None));
        }

        public Task DisposeAsync() => Record.DisposeAsync().AsTask();
    }
}
