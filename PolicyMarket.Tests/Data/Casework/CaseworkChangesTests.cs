using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;
using Xunit.Abstractions;

namespace PolicyMarket.Tests.Data.Casework;

/// <summary>The evaluation after a change of one firm gives what the nightly evaluation of all firms gives.</summary>
public sealed class CaseworkChangesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Decision_of_an_officer_ends_the_case_without_a_night()
    {
        var county = new CaseCounty(await County.CreateAsync());
        await using var record = county.Record;
        record.Clock.Advance(TimeSpan.FromDays(1));
        var offer = await county.PreCheckAsync(county.Back(2));
        var changes = record.Get<CaseworkChanges>();
        await changes.EvaluateAsync(County.Ct);
        Assert.Equal(CaseLight.Red, (await county.OnlyAsync(CaseKind.PreCheckWaits)).Light);

        County.Done(await record.Get<PreCheckDesk>().RefuseAsync(county.County.Officer, [offer.Id], "不符合", County.Ct));
        await changes.EvaluateAsync(County.Ct);
        Assert.Equal(CaseState.Settled, (await county.OnlyAsync(CaseKind.PreCheckWaits)).State);
        Assert.Equal(CaseTally.None, await changes.EvaluateAsync(County.Ct)); // the queue is empty
    }

    [Fact]
    public async Task Account_added_by_one_firm_opens_the_case_of_another()
    {
        var county = new CaseCounty(await County.CreateAsync());
        await using var record = county.Record;
        await county.SharedAccountAsync();
        await record.Get<CaseworkChanges>().EvaluateAsync(County.Ct);
        Assert.Equal(CaseState.Open, (await county.OnlyAsync(CaseKind.AccountShared)).State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_work_leaves_nothing_for_the_night(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var county = new CaseCounty(await County.CreateAsync());
        await using var record = county.Record;
        record.Clock.Advance(TimeSpan.FromDays(1));
        await county.SweepAsync();
        var changes = record.Get<CaseworkChanges>();
        for (var step = 0; step < 14; step++)
        {
            await StepAsync(county, random);
            await changes.EvaluateAsync(County.Ct);
            var night = await county.SweepAsync();
            Assert.True(night is { Opened: 0, Changed: 0, Settled: 0 }, $"seed {seed}, step {step}: the night wrote {night}");
        }

        Assert.NotEmpty(await county.CasesAsync());
    }

    private static async Task StepAsync(CaseCounty county, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                await county.PreCheckAsync(county.Back(random.Next(1, 10)));
                break;
            case 1:
                await county.PushedAsync(county.Back(random.Next(10, 42)));
                break;
            case 2:
                await county.ClaimAsync(await county.FirmAsync(), county.County.Item);
                break;
            case 3:
                await county.SharedAccountAsync();
                break;
            case 4:
                await DecideAsync(county);
                break;
            case 5:
                await BatchAsync(county);
                break;
            case 6:
                await RejectAsync(county);
                break;
            default:
                await county.EndedDocumentOnceAsync();
                break;
        }
    }

    private static async Task DecideAsync(CaseCounty county)
    {
        var ids = await county.Record.ReadAsync(db => db.Offers.Where(o => o.State == OfferState.AwaitingCheck).Select(o => o.Id).Take(1).ToListAsync());
        if (ids.Count > 0)
        {
            County.Done(await county.Record.Get<PreCheckDesk>().RefuseAsync(county.County.Officer, ids, "不符合", County.Ct));
        }
    }

    private static async Task BatchAsync(CaseCounty county)
    {
        var ids = await county.Record.ReadAsync(db => db.Payouts.Where(p => p.State == PayoutState.Reserved).Select(p => p.Id).Take(2).ToListAsync());
        if (ids.Count > 0)
        {
            County.Done(await county.Record.Get<BatchDesk>().MakeAsync(county.County.Maker, ids, County.Ct));
        }
    }

    private static async Task RejectAsync(CaseCounty county)
    {
        var id = await county.Record.ReadAsync(db =>
            db.PayoutBatches.Where(b => b.State == BatchState.AwaitingApproval).Select(b => b.Id).FirstOrDefaultAsync()
        );
        if (id > 0)
        {
            County.Done(await county.Record.Get<BatchDesk>().RejectAsync(county.County.Checker, id, "重编", County.Ct));
        }
    }
}
