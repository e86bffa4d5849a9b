using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Demonstration;

/// <summary>The demonstration is made by the workflows, once, however often it is begun.</summary>
public sealed class DemonstrationDataTests
{
    private const int Firms = 150;

    [Fact]
    public async Task An_empty_record_is_filled_and_a_full_one_is_left_alone()
    {
        await using var record = await TestRecord.CreateAsync();
        var demonstration = record.Get<DemonstrationData>();

        Assert.True(await demonstration.PrepareAsync(Firms, progress: null, CancellationToken.None));
        var before = await CountsAsync(record);
        Assert.False(await demonstration.PrepareAsync(Firms, progress: null, CancellationToken.None));

        Assert.Equal(before, await CountsAsync(record));
        Assert.Equal(Firms, await record.ReadAsync(db => db.Firms.CountAsync()));
        Assert.Empty(Directory.GetFiles(record.Options.Directory, "*.csv"));
    }

    [Fact]
    public async Task Interrupted_at_every_step_it_completes_with_nothing_twice()
    {
        await using var whole = await TestRecord.CreateAsync();
        await whole.Get<DemonstrationData>().PrepareAsync(Firms, progress: null, CancellationToken.None);
        await using var broken = await TestRecord.CreateAsync();
        for (var step = 1; ; step += 3)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                await broken.Get<DemonstrationData>().PrepareAsync(Firms, new StopAfter(step, stop), stop.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                Assert.True(stop.IsCancellationRequested);
            }
        }

        Assert.Equal(await CountsAsync(whole), await CountsAsync(broken));
    }

    [Fact]
    public async Task A_record_with_accounts_of_its_own_is_left_alone()
    {
        await using var record = await TestRecord.CreateAsync();
        var added = await record
            .Get<PeopleDesk>()
            .AddAsync(personId: null, new NewPerson("guan", "管", "a-long-passw0rd", [Roles.Administrator]), CancellationToken.None);
        Assert.True(added.Succeeded, added.Why);

        Assert.False(await record.Get<DemonstrationData>().PrepareAsync(Firms, progress: null, CancellationToken.None));
        Assert.Equal(0, await record.ReadAsync(db => db.PolicyItems.CountAsync()));
    }

    [Fact]
    public async Task The_shown_accounts_have_something_of_everything()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<DemonstrationData>().PrepareAsync(Firms, progress: null, CancellationToken.None);
        var firmId = await FirmOfAsync(record, "qiye");
        var shopId = await FirmOfAsync(record, "dianpu");

        var offers = await record.ReadAsync(db => db.Offers.Where(offer => offer.FirmId == firmId).ToListAsync());
        var paid = await record.ReadAsync(db => db.Claims.CountAsync(claim => claim.FirmId == firmId && claim.State == ClaimState.Paid));
        var outlook = await record.Get<FirmOutlook>().ReadAsync(firmId, CancellationToken.None);
        var accounts = await record.ReadAsync(db => db.BankAccounts.CountAsync(account => account.FirmId == firmId));

        Assert.True(offers.Count(offer => offer.State == OfferState.Pushed) >= 2, Say(offers));
        Assert.True(offers.Any(offer => offer.State == OfferState.AwaitingCheck), Say(offers));
        Assert.True(paid >= 2, $"{paid} paid");
        Assert.NotEmpty(outlook.Reliefs);
        Assert.Contains("disabled_employment_ratio", outlook.LackingOne.Select(one => one.Attribute));
        Assert.Equal(2, accounts);
        Assert.Contains(
            13_400_00,
            await record.ReadAsync(db =>
                db.Offers.Where(offer => offer.FirmId == shopId && offer.State == OfferState.Pushed).Select(offer => offer.AmountFen).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Persons_of_other_firms_are_not_listed()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<DemonstrationData>().PrepareAsync(Firms, progress: null, CancellationToken.None);

        var names = await record.ReadAsync(db => db.Users.Select(person => person.UserName ?? "").ToListAsync());

        Assert.Contains(names, name => !DemonstrationPeople.Listed.Contains(name));
        Assert.All(DemonstrationPeople.Listed, name => Assert.Contains(name, names));
        Assert.True(await record.ReadAsync(db => db.Users.AllAsync(person => person.IsDemonstration)));
    }

    private static string Say(IEnumerable<Offer> offers) => string.Join(", ", offers.Select(offer => $"{offer.ItemId} {offer.State}"));

    private static async Task<long> FirmOfAsync(TestRecord record, string userName) =>
        await record.ReadAsync(db => db.Users.Where(person => person.UserName == userName).Select(person => person.FirmId).SingleAsync()) ?? 0;

    private static Task<string> CountsAsync(TestRecord record) =>
        record.ReadAsync(async db =>
            $"firms {await db.Firms.CountAsync()} sheets {await db.FactSheets.CountAsync()} batches {await db.ImportBatches.CountAsync()} "
            + $"people {await db.Users.CountAsync()} accounts {await db.BankAccounts.CountAsync()} parameters {await db.ParameterValues.CountAsync()} "
            + $"items {await db.PolicyItems.CountAsync()} versions {await db.PolicyItemVersions.CountAsync()} matches {await db.FirmMatches.CountAsync()} eligible {await db.RunTallies.SumAsync(tally => tally.Eligible)} "
            + $"offers {await db.Offers.CountAsync()} sum {await db.Offers.SumAsync(offer => offer.AmountFen)} ledger {await db.LedgerEntries.CountAsync()} "
            + $"claims {await db.Claims.CountAsync()} paid {await db.Payouts.CountAsync(payout => payout.State == PayoutState.Paid)} runs {await db.MatchingRuns.CountAsync()}"
        );

    /// <summary>Cancels at the n-th report.</summary>
    private sealed class StopAfter(int reports, CancellationTokenSource stop) : IProgress<string>
    {
        private int seen;

        public void Report(string value)
        {
            if (++seen == reports)
            {
                stop.Cancel();
            }
        }
    }
}
