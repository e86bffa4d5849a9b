using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Data.Nightly;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Policies;

namespace PolicyMarket.Tests.Web.Firms;

/// <summary>Offers, home, item page, near misses, drafts and confirming judge 就高不重复 in the same way, whatever random firms have claimed.</summary>
public sealed class HighestOnlyAgreementTests
{
    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    [InlineData(73)]
    public async Task Every_door_takes_away_what_a_claim_excludes(int seed)
    {
        await using var county = await MatchingCounty.CreateAsync(seed);
        await county.AddReferringItemsAsync();
        await county.AddGroupItemsAsync();
        await county.RunAsync();
        await ClaimSomeAsync(county, new Random(seed));
        await county.DeliverAsync(seed + 100);
        await county.RunAsync(MatchingCounty.Tonight.AddDays(1));

        await using var db = county.Record.Open();
        var ct = CancellationToken.None;
        var plan = await county.Record.Get<PlanReader>().ReadAsync(db, county.Record.Business.Today, ct);
        var money = ActivatorUtilities.CreateInstance<FirmMoneyQueries>(county.Record.Services);
        var queries = ActivatorUtilities.CreateInstance<FirmQueries>(county.Record.Services, money);
        var verdicts = ActivatorUtilities.CreateInstance<VerdictQueries>(county.Record.Services);
        var excludedPairs = 0;
        foreach (var firm in await db.Firms.AsNoTracking().OrderBy(f => f.Id).ToListAsync(ct))
        {
            var had = await ReceivedReader.OfFirmAsync(db, firm.Id, county.Record.Business.Today, ct);
            var excluded = plan
                .Items.Where(item => !had.IsOpen(item.Rule.Id, item.Rule.ExclusiveGroup, EntitlementPeriod.Of(item.Rule, county.Record.Business.Today)))
                .Select(item => item.Rule.Id)
                .ToHashSet(StringComparer.Ordinal);
            excludedPairs += excluded.Count;

            var outlook = await county.Record.Get<FirmOutlook>().ReadAsync(firm.Id, ct);
            Assert.DoesNotContain(outlook.Close, one => excluded.Contains(one.Rule.Id));
            Assert.DoesNotContain(outlook.LackingOne, one => excluded.Contains(one.ItemCode));
            Assert.DoesNotContain(outlook.OpenToApply, one => excluded.Contains(one.ItemCode));

            var home = await queries.HomeAsync(new PersonId(await ReaderAsync(county, firm)), ct);
            Assert.DoesNotContain(home!.Offers, offer => excluded.Contains(offer.ItemCode));
            Assert.All(
                home.Excluded.Where(one => excluded.Contains(one.ItemCode)),
                one => Assert.Contains("申领|领取".Split('|'), word => one.Reason.Contains(word, StringComparison.Ordinal))
            );

            var open = await db
                .Offers.AsNoTracking()
                .Where(o => o.FirmId == firm.Id && (o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved))
                .Join(db.PolicyItems, o => o.ItemId, i => i.Id, (o, i) => i.Code)
                .ToListAsync(ct);
            Assert.Empty(open.Intersect(excluded, StringComparer.Ordinal));

            foreach (var item in plan.Items)
            {
                var verdict = await VerdictAsync(verdicts, county, firm, item.Rule);
                Assert.Equal(excluded.Contains(item.Rule.Id), verdict.Excluded is not null);
            }
        }

        Assert.True(excludedPairs > 20, $"Only {excludedPairs} pairs are excluded.");
        await DraftsAgreeAsync(county, plan);
    }

    private static async Task ClaimSomeAsync(MatchingCounty county, Random random)
    {
        await county.Record.PutAsync($"UPDATE Offers SET State = 'Pushed' WHERE State IN ('AwaitingCheck', 'Approved')");
        var maker = await county.Record.PersonAsync("maker", Roles.Finance);
        County.Done(await county.Record.Get<FundDesk>().GrantAsync(maker, 1, 1_000_000_000_00, "涟财预〔2026〕1号", CancellationToken.None));
        var offers = await county.Record.ReadAsync(db => db.Offers.AsNoTracking().OrderBy(o => o.Id).ToListAsync());
        foreach (var offer in offers.Where(_ => random.Next(2) == 0))
        {
            var firm = await county.Record.ReadAsync(db => db.Firms.AsNoTracking().SingleAsync(f => f.Id == offer.FirmId));
            var name = string.Create(CultureInfo.InvariantCulture, $"firmUser{offer.Id}");
            var person = await county.Record.PersonAsync(name, Roles.Firm, firmId: firm.Id);
            var account = await county.Record.AccountAsync(firm, number: string.Create(CultureInfo.InvariantCulture, $"62220000{offer.Id:00000000}"));
            var filed = await county.Record.Get<ClaimFiling>().ConfirmAsync(person, offer.Id, account.Id, CancellationToken.None);
            Assert.True(filed.Succeeded || filed.Diagnostics.Any(d => d.Code is DataDiagnostics.ClaimExclusive), filed.Why);
        }
    }

    private static async Task<ItemVerdict> VerdictAsync(VerdictQueries verdicts, MatchingCounty county, Firm firm, PolicyRule rule)
    {
        var person = await ReaderAsync(county, firm);
        var user = new System.Security.Claims.ClaimsPrincipal(
            new System.Security.Claims.ClaimsIdentity(
                [new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.NameIdentifier, person.ToString(CultureInfo.InvariantCulture))],
                "test"
            )
        );
        var itemId = await county.Record.ReadAsync(db => db.PolicyItems.Where(i => i.Code == rule.Id).Select(i => i.Id).FirstOrDefaultAsync());
        return await verdicts.OfAsync(user, itemId, rule, county.Record.Business.Today, CancellationToken.None)
            ?? throw new InvalidOperationException("A firm's person has a verdict.");
    }

    private static async Task<long> ReaderAsync(MatchingCounty county, Firm firm)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"reader{firm.Id}");
        return await county.Record.ReadAsync(db => db.Users.Where(p => p.UserName == name).Select(p => (long?)p.Id).SingleOrDefaultAsync())
            ?? await county.Record.PersonAsync(name, Roles.Firm, firmId: firm.Id);
    }

    /// <summary>The draft's sum is what the firms that nothing excludes would get by the explainer.</summary>
    private static async Task DraftsAgreeAsync(MatchingCounty county, NightlyPlan plan)
    {
        var ct = CancellationToken.None;
        var today = county.Record.Business.Today;
        var meter = ActivatorUtilities.CreateInstance<DraftMeter>(county.Record.Services);
        var explainer = county.Record.Get<Explainer>();
        await using var db = county.Record.Open();
        foreach (var item in plan.Items)
        {
            var awards = await meter.AwardsAsync(item.Rule, ct);
            var table = await meter.ReadAsync(item.Rule, awards, ct);
            var figures = (await meter.MeasureAsync(item.Rule, awards, table, withAmount: true, desk: null, ct)).Figures;
            var (sum, without) = (0m, 0);
            await foreach (var firm in county.Record.Get<FirmFacts>().ReadAllAsync(today, ct))
            {
                var decision = explainer.Decide(item.Rule, firm.Facts, plan.Awards.Index);
                var had = await ReceivedReader.OfFirmAsync(db, firm.Id, today, ct);
                var isOpen = had.IsOpen(item.Rule.Id, item.Rule.ExclusiveGroup, EntitlementPeriod.Of(item.Rule, today));
                sum += isOpen ? decision.PayableYuan ?? 0m : 0m;
                without += !isOpen && decision.Outcome == PolicyMarket.Rules.Outcomes.OutcomeKind.Eligible ? 1 : 0;
            }

            Assert.Equal((sum, (long)without), (figures.TotalYuan, figures.Excluded));
        }
    }
}
