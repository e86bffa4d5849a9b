using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Data.Nightly;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Cases;

/// <summary>Items of an event: a year with two events pays both, and neither twice.</summary>
public sealed class EventCaseTests
{
    [Fact]
    public async Task The_second_event_of_a_year_is_offered_with_what_exceeds_the_first()
    {
        await using var record = await TestRecord.CreateAsync();
        var (firm, firmUser, account) = await PrepareAsync(
            record,
            "per_event",
            "graduate_hires_one_year_contract",
            "graduate_hires_one_year_contract * 1000"
        );

        await DeliverAsync(record, firm, "2025", """{"graduate_hires_one_year_contract":2}""");
        var first = await ConfirmAsync(record, new PersonId(firmUser), account);
        await DeliverAsync(record, firm, "2025", """{"graduate_hires_one_year_contract":5}""");
        var second = await ConfirmAsync(record, new PersonId(firmUser), account);
        await NightAsync(record); // the same facts are no third event

        Assert.Equal([("2025", 200_000L), ("2025#2", 300_000L)], await ClaimsAsync(record));
        Assert.Equal(2, await record.ReadAsync(db => db.Offers.CountAsync()));
        foreach (var number in new[] { first, second })
        {
            var verdict = await record.Get<DeterminationRecordVerification>().VerifyAsync(number, CancellationToken.None);
            Assert.True(verdict.Value is { IsIntact: true, ReplaysEqual: true }, verdict.Value?.Report);
        }
    }

    [Fact]
    public async Task Events_of_different_months_are_paid_each_in_full()
    {
        await using var record = await TestRecord.CreateAsync();
        var (firm, firmUser, account) = await PrepareAsync(record, "per_event", "monthly_sales", "monthly_sales * 0.1");

        await DeliverAsync(record, firm, "2026-10", """{"monthly_sales":1000}""");
        await ConfirmAsync(record, new PersonId(firmUser), account);
        while (record.Business.Today.Month == 11)
        {
            record.Clock.Advance(TimeSpan.FromDays(3));
            await NightAsync(record);
        }

        await DeliverAsync(record, firm, "2026-11", """{"monthly_sales":1200}""");
        await ConfirmAsync(record, new PersonId(firmUser), account);

        Assert.Equal([("2026-10", 10_000L), ("2026-11", 12_000L)], await ClaimsAsync(record));
    }

    [Theory]
    [InlineData("monthly", "monthly_sales", "2026-10")]
    [InlineData("quarterly", "industrial_output_quarter", "2026Q3")]
    [InlineData("half_yearly", "registered_capital", "2026H1")]
    [InlineData("yearly", "revenue", "2025")]
    [InlineData("once", "registered_capital", "once")]
    public async Task An_item_is_had_once_in_its_period(string frequency, string attribute, string period)
    {
        await using var record = await TestRecord.CreateAsync();
        var (firm, firmUser, account) = await PrepareAsync(record, frequency, attribute, attribute);

        await DeliverAsync(record, firm, period == "once" ? "current" : period, $$"""{"{{attribute}}":100}""");
        await ConfirmAsync(record, new PersonId(firmUser), account);
        await DeliverAsync(record, firm, period == "once" ? "current" : period, $$"""{"{{attribute}}":300}""");
        await NightAsync(record);

        Assert.Equal([(period, 10_000L)], await ClaimsAsync(record));
        Assert.Equal(0, await record.ReadAsync(db => db.Offers.CountAsync(o => o.State != OfferState.Confirmed)));
    }

    private static async Task<(Firm Firm, long Person, BankAccount Account)> PrepareAsync(
        TestRecord record,
        string frequency,
        string attribute,
        string amount
    )
    {
        await record.DepartmentAsync();
        var firm = await record.FirmAsync();
        var account = await record.AccountAsync(firm);
        var person = await record.PersonAsync("firmUser", Roles.Firm, firmId: firm.Id);
        var item = $$"""
            [{"id":"e","title":"测试事项","document":{"title":"测试文件","number":"测〔2026〕1号","issuer":"测试","level":"国家","region":null,"effective_from":"2026-01-01","effective_to":"2028-12-31"},
              "category":"资金奖补","mode":"免申即享","department":"工信","summary":"x","conditions":{"attribute":"{{attribute}}","op":">","value":0},"amount":"{{amount}}","cap":null,"exclusive_group":null,"frequency":"{{frequency}}","source":"x"}]
            """;
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(item));
        Assert.True((await record.Get<PolicyImport>().ImportAsync(personId: null, json, "items.json", CancellationToken.None)).Succeeded);
        var fund = await record.FundAsync();
        var finance = await record.PersonAsync("maker", Roles.Finance);
        Assert.True((await record.Get<FundDesk>().GrantAsync(finance, fund.Id, 1_000_000, "1号文", CancellationToken.None)).Succeeded);
        await record.ExecuteAsync($"""UPDATE "PolicyItems" SET "FundId" = {fund.Id}, "NeedsPreCheck" = 0""");
        return (firm, person, account);
    }

    private static async Task DeliverAsync(TestRecord record, Firm firm, string period, string values)
    {
        var result = await record
            .Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    var batch = new ImportBatch
                    {
                        Source = "测试",
                        Period = period,
                        ContentHash = $"{Guid.NewGuid():N}",
                        FileName = "a.csv",
                        AsOf = record.Business.Today,
                        RowCount = 1,
                        ImportedAt = record.Business.UtcNow,
                        ImportedBy = "测试",
                    };
                    db.ImportBatches.Add(batch);
                    await db.SaveChangesAsync();
                    using var writer = new SheetWriter(db, batch, record.Get<SealKey>());
                    writer.Store(firm.Id, Encoding.UTF8.GetBytes(values), hasMoved: false);
                    return Result.Ok(0);
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded, result.Why);
    }

    private static async Task NightAsync(TestRecord record)
    {
        var run = await record.Get<NightlyRun>().RunAsync(record.Business.Today, MatchingCounty.Night, progress: null, CancellationToken.None);
        Assert.True(run.Succeeded, run.Why);
        await record.Get<OfferPush>().PushDueAsync(CancellationToken.None);
    }

    /// <summary>Runs a night, confirms the one offer that it pushes, and returns the claim's number.</summary>
    private static async Task<string> ConfirmAsync(TestRecord record, PersonId person, BankAccount account)
    {
        await NightAsync(record);
        var offer = await record.ReadAsync(db => db.Offers.Where(o => o.State == OfferState.Pushed).Select(o => o.Id).SingleAsync());
        var filed = await record.Get<ClaimFiling>().ConfirmAsync(person, offer, account.Id, CancellationToken.None);
        Assert.True(filed.Succeeded, filed.Why);
        return filed.Value!.Number; // done
    }

    private static Task<List<(string Period, long Fen)>> ClaimsAsync(TestRecord record) =>
        record.ReadAsync(async db =>
            (await db.Claims.OrderBy(c => c.Id).Select(c => new { c.Period, c.AmountFen }).ToListAsync()).ConvertAll(c => (c.Period, c.AmountFen))
        );
}
