using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
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
        var added = await record.Get<PeopleDesk>().AddAsync(personId: null, new NewPerson("guan", "管", "a-long-passw0rd", [Roles.Administrator]), CancellationToken.None);
        Assert.True(added.Succeeded, added.Why);

        Assert.False(await record.Get<DemonstrationData>().PrepareAsync(Firms, progress: null, CancellationToken.None));
        Assert.Equal(0, await record.ReadAsync(db => db.PolicyItems.CountAsync()));
    }

    [Fact]
    public async Task The_shown_firm_has_several_offers_and_lacks_one_fact()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<DemonstrationData>().PrepareAsync(Firms, progress: null, CancellationToken.None);
        var firmId = await record.ReadAsync(db => db.Users.Where(person => person.UserName == "qiye").Select(person => person.FirmId).SingleAsync());

        var offers = await record.ReadAsync(db => db.Offers.Where(offer => offer.FirmId == firmId).ToListAsync());
        var lacking = (await record.Get<FirmOutlook>().ReadAsync(firmId ?? 0, CancellationToken.None)).LackingOne;
        var accounts = await record.ReadAsync(db => db.BankAccounts.CountAsync(account => account.FirmId == firmId));

        Assert.True(offers.Count >= 3, $"{offers.Count} offers");
        Assert.Contains(offers, offer => offer.State == OfferState.AwaitingCheck);
        Assert.Contains("disabled_employment_ratio", lacking.Select(one => one.Attribute));
        Assert.Equal(2, accounts);
    }

    [Fact]
    public async Task Every_apply_free_item_in_force_finds_firms()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<DemonstrationData>().PrepareAsync(400, progress: null, CancellationToken.None);

        var today = record.Business.Today;
        var without = await record.ReadAsync(db => db.PolicyItemVersions
            .Where(version => version.Mode == ClaimMode.ApplyFree && version.DeclaredBenefit == BenefitKind.Award && version.Number == version.Item!.CurrentNumber
                && (version.Item!.ConfirmedUntil >= today || (version.Item.Document!.EffectiveFrom <= today && version.Item.Document.EffectiveTo >= today)))
            .Where(version => !db.Set<RunTally>().Any(tally => tally.ItemId == version.ItemId && tally.Eligible > 0))
            .Select(version => version.Item!.Code)
            .ToListAsync());

        // No firm of the county was recognised as a national champion or runs a warehouse abroad.
        Assert.Equal(["hn-public-overseas-warehouse", "hn-single-champion-100w"], without.Order(StringComparer.Ordinal));
    }

    private static Task<string> CountsAsync(TestRecord record) => record.ReadAsync(async db =>
        $"firms {await db.Firms.CountAsync()} sheets {await db.FactSheets.CountAsync()} batches {await db.ImportBatches.CountAsync()} "
        + $"people {await db.Users.CountAsync()} accounts {await db.BankAccounts.CountAsync()} parameters {await db.ParameterValues.CountAsync()} "
        + $"items {await db.PolicyItems.CountAsync()} versions {await db.PolicyItemVersions.CountAsync()} matches {await db.FirmMatches.CountAsync()} eligible {await db.RunTallies.SumAsync(tally => tally.Eligible)} "
        + $"offers {await db.Offers.CountAsync()} sum {await db.Offers.SumAsync(offer => offer.AmountFen)} ledger {await db.LedgerEntries.CountAsync()}");

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
