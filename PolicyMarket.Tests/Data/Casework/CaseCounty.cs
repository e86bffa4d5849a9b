using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Casework;

/// <summary>Plants what each casework rule finds into a county, through its workflows where one leads there.</summary>
internal sealed class CaseCounty(County county)
{
    private int _firms = 100;

    public County County => county;

    public TestRecord Record => county.Record;

    public DateOnly Today => Record.Business.Today;

    public Task<CaseTally> SweepAsync() => Record.Get<CaseworkSweep>().RunAsync(Actor.System("测试"), progress: null, County.Ct);

    public Task<List<CaseworkCase>> CasesAsync() => Record.ReadAsync(db => db.CaseworkCases.AsNoTracking().OrderBy(c => c.Id).ToListAsync());

    /// <summary>A case of every rule: five waiting things in four stages, and six findings.</summary>
    public async Task PlantAllAsync()
    {
        Record.Clock.Advance(TimeSpan.FromDays(1)); // a Monday
        foreach (var (left, over) in new[] { (2, 0), (0, 1), (0, 4), (0, 9) })
        {
            await PreCheckAsync(over == 0 ? Ahead(left) : Back(over));
        }

        foreach (var waited in new[] { 4, 6, 9, 14 })
        {
            await ReturnedAsync(Back(waited));
        }

        foreach (var waited in new[] { 16, 21, 31, 41 })
        {
            await PushedAsync(Back(waited));
        }

        foreach (var waited in new[] { 8, 11, 14, 21 })
        {
            await ClaimAsync(Back(waited));
        }

        foreach (var (left, over) in new[] { (3, 0), (0, 1), (0, 4), (0, 9) })
        {
            await DisputeAsync(over == 0 ? Ahead(left) : Back(over));
        }

        foreach (var waited in new[] { 4, 5, 8, 11 }) // MovedAsync lets a day pass
        {
            await BatchAsync(Back(waited));
        }

        await PlantFindingsAsync();
    }

    public async Task PlantFindingsAsync()
    {
        await ConflictAsync();
        await ClosedPayeeAsync();
        await SharedAccountAsync();
        await EndedDocumentAsync();
        await SameBasisAsync();
        await MovedAsync();
    }

    public async Task<Offer> PreCheckAsync(DateOnly due)
    {
        var offer = await Record.OfferAsync(await FirmAsync(), county.Item, OfferState.AwaitingCheck);
        await EditAsync(async db => (await db.Offers.SingleAsync(o => o.Id == offer.Id)).CheckDue = due);
        return offer;
    }

    public async Task<Offer> ReturnedAsync(DateOnly since)
    {
        var offer = await Record.OfferAsync(await FirmAsync(), county.Item, OfferState.AwaitingData);
        await EditAsync(async db => (await db.Offers.SingleAsync(o => o.Id == offer.Id)).CheckedAt = Instant(since));
        return offer;
    }

    public async Task<Offer> PushedAsync(DateOnly since)
    {
        var offer = await Record.OfferAsync(await FirmAsync(), county.Item, OfferState.Pushed);
        await EditAsync(async db => (await db.Offers.SingleAsync(o => o.Id == offer.Id)).PushedAt = Instant(since));
        return offer;
    }

    public async Task<Payout> ClaimAsync(DateOnly since)
    {
        var payout = await ClaimAsync(await FirmAsync(), county.Item);
        await Record.PutAsync($"UPDATE Payouts SET CreatedAt = {Instant(since)} WHERE Id = {payout.Id}");
        return payout;
    }

    public async Task<PayoutBatch> BatchAsync(DateOnly since)
    {
        var batch = await county.BatchAsync(await ClaimAsync(await FirmAsync(), county.Item));
        await Record.PutAsync($"UPDATE PayoutBatches SET MadeAt = {Instant(since)} WHERE Id = {batch.Id}");
        return batch;
    }

    public async Task<FactDispute> DisputeAsync(DateOnly due) =>
        await Record.SeedAsync(
            new FactDispute
            {
                FirmId = (await FirmAsync(withAccount: false)).Id,
                Fact = "employees",
                Label = "从业人数",
                ValueText = "10 人",
                Source = "统计",
                Period = "2025",
                AsOf = Today,
                ClaimedText = "12 人",
                Reason = "年报是 12 人",
                DepartmentId = county.Department.Id,
                State = DisputeState.Waiting,
                RaisedAt = Instant(Back(20)),
                RaisedByPersonId = county.FirmUser,
                Due = due,
            }
        );

    /// <summary>Two items are claimed, and put into one group afterwards.</summary>
    public async Task ConflictAsync()
    {
        var firm = await FirmAsync();
        foreach (var code in new[] { "grouped-1", "grouped-2" })
        {
            var version = await Record.ItemAsync(county.Department, county.Fund.Id, code);
            await ClaimAsync(firm, version);
            await Record.VersionAsync(version.ItemId, 2, code, exclusiveGroup: "人才奖补");
            await EditAsync(async db => (await db.PolicyItems.SingleAsync(i => i.Id == version.ItemId)).CurrentNumber = 2);
        }
    }

    public async Task<Firm> ClosedPayeeAsync()
    {
        var firm = await FirmAsync();
        await ClaimAsync(firm, county.Item);
        await Record.SeedAsync(
            new FactSheet
            {
                FirmId = firm.Id,
                Source = "市监",
                Period = "2026",
                AsOf = Today,
                BatchId = 9,
                ChangedBatchId = 9,
                Values = Encoding.UTF8.GetBytes("""{"registration_status":"deregistered"}"""),
            }
        );
        return firm;
    }

    public async Task<BankAccount> SharedAccountAsync()
    {
        var payout = await ClaimAsync(await FirmAsync(), county.Item);
        return await Record.AccountAsync(await FirmAsync(withAccount: false), payout.AccountNumber);
    }

    /// <summary>Two firms of one session have the same document.</summary>
    public async Task EndedDocumentAsync()
    {
        var version = await Record.ItemAsync(county.Department, county.Fund.Id, "ended");
        await ClaimAsync(await FirmAsync(), version);
        await ClaimAsync(await FirmAsync(), version);
        await EditAsync(async db => (await db.PolicyDocuments.SingleAsync(d => d.Title == "ended 的文件")).EffectiveTo = Today.AddDays(-1));
    }

    /// <summary>The first time as above; afterwards nothing.</summary>
    public async Task EndedDocumentOnceAsync()
    {
        if (!await Record.ReadAsync(db => db.PolicyItems.AnyAsync(i => i.Code == "ended")))
        {
            await EndedDocumentAsync();
        }
    }

    /// <summary>Two items of two codes with the same document and title.</summary>
    public async Task SameBasisAsync()
    {
        var firm = await FirmAsync();
        var first = await Record.ItemAsync(county.Department, county.Fund.Id, "twin");
        var document = await Record.ReadAsync(db => db.PolicyItems.Where(i => i.Id == first.ItemId).Select(i => i.DocumentId).SingleAsync());
        var item = await Record.SeedAsync(
            new PolicyItem
            {
                Code = "twin-2",
                DocumentId = document,
                DepartmentId = county.Department.Id,
                FundId = county.Fund.Id,
                CurrentNumber = 1,
            }
        );
        await ClaimAsync(firm, first);
        await ClaimAsync(firm, await Record.VersionAsync(item.Id, 1, "twin"));
    }

    /// <summary>Paid for a promise of three years, and moved to another county a day later.</summary>
    public async Task<FirmMove> MovedAsync()
    {
        const string rule = """
            {"id":"stay","title":"stay 奖补","document":{"title":"stay 的文件","number":"涟政发〔2026〕1号","issuer":"涟源市人民政府","level":"县","region":"431382",
            "effective_from":"2026-01-01","effective_to":"2027-12-31"},"category":"资金奖补","mode":"免申即享","department":"工信","summary":"符合条件的企业给予奖补",
            "conditions":{"attribute":"employees","op":">","value":0,"cite":"第一条"},"amount":"revenue","cap":null,"exclusive_group":null,"frequency":"yearly",
            "source":"测试文件","confidence":"page","benefit":"奖补","stay_years":3}
            """;
        var version = await Record.ItemAsync(county.Department, county.Fund.Id, "stay", ruleJson: rule);
        var firm = await FirmAsync();
        var batch = await county.ApprovedAsync(await ClaimAsync(firm, version));
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        Record.Clock.Advance(TimeSpan.FromDays(1));
        return await Record.SeedAsync(
            new FirmMove
            {
                FirmId = firm.Id,
                From = "431382",
                To = "430102",
                AsOf = Today,
            }
        );
    }

    public async Task<Firm> FirmAsync(bool withAccount = true)
    {
        var firm = await Record.FirmAsync(++_firms);
        if (withAccount)
        {
            await Record.PersonAsync($"user-{_firms}", Roles.Firm, firmId: firm.Id);
            await Record.AccountAsync(firm, $"62220000{_firms:D8}");
        }

        return firm;
    }

    /// <summary>The firm confirms an offer of the item; the payout is reserved.</summary>
    public async Task<Payout> ClaimAsync(Firm firm, PolicyItemVersion version)
    {
        var offer = await Record.OfferAsync(firm, version, amountFen: 1_000_00);
        var user = await Record.ReadAsync(db => db.Users.Where(p => p.FirmId == firm.Id).Select(p => p.Id).FirstAsync());
        var account = await Record.ReadAsync(db => db.BankAccounts.SingleAsync(a => a.FirmId == firm.Id));
        var filed = County.Done(await Record.Get<ClaimFiling>().ConfirmAsync(new PersonId(user), offer.Id, account.Id, County.Ct));
        return await Record.ReadAsync(db => db.Payouts.SingleAsync(p => p.ClaimId == filed.ClaimId));
    }

    public async Task EditAsync(Func<PolicyMarketDb, Task> edit)
    {
        var done = await Record
            .Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    await edit(db);
                    return Result.Ok(true);
                },
                County.Ct
            );
        Assert.True(done.Succeeded, done.Why);
    }

    /// <summary>The latest day that lies so many working days before today.</summary>
    public DateOnly Back(int workingDays)
    {
        var day = Today;
        while (WorkingDays.Weekdays.Between(day, Today) < workingDays)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    public DateOnly Ahead(int workingDays) => WorkingDays.Weekdays.Add(Today, workingDays);

    /// <summary>Noon in Shanghai.</summary>
    public static DateTime Instant(DateOnly day) => day.ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc);

    public async Task<CaseworkCase> OnlyAsync(CaseKind kind) => Assert.Single(await CasesAsync(), c => c.Kind == kind);
}
