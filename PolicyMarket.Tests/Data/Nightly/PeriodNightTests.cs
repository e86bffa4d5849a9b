using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>No run makes an offer for one period from the facts of another, whatever was delivered when.</summary>
public sealed class PeriodNightTests
{
    private const int Firms = 12;
    private static readonly string[] Sources = ["税务", "统计", "市场监管"];
    private static readonly string[] Periods =
    [
        "current",
        "2024",
        "2025",
        "2026",
        "2026H1",
        "2026Q2",
        "2026Q3",
        "2026Q4",
        "2026-09",
        "2026-10",
        "2026-11",
        "2026-12",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task An_offer_rests_on_sheets_of_its_own_period(int seed)
    {
        await using var record = await TestRecord.CreateAsync();
        await PublishAsync(record);
        for (var number = 1; number <= Firms; number++)
        {
            await record.FirmAsync(number);
        }

        var random = new Random(seed);
        var offers = 0;
        foreach (var date in new[] { "2026-11-28", "2026-11-30", "2026-12-02", "2026-12-31", "2027-01-01", "2027-01-03" })
        {
            for (var delivery = 0; delivery < 5; delivery++)
            {
                await DeliverAsync(
                    record,
                    Sources[random.Next(Sources.Length)],
                    Periods[random.Next(Periods.Length)],
                    new DateOnly(2026, 1, 1).AddDays(random.Next(320)),
                    random
                );
            }

            var night = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var run = await record.Get<NightlyRun>().RunAsync(night, MatchingCounty.Night, "测试隔几天的匹配", progress: null, CancellationToken.None);
            Assert.True(run.Succeeded, run.Why);
            offers += await CheckOffersAsync(record, run.Value!.RunId, night); // done
        }

        Assert.True(offers > Firms, $"{offers} offers of seed {seed}");
    }

    [Fact]
    public async Task A_night_notices_firms_that_time_alone_makes_eligible()
    {
        await using var record = await TestRecord.CreateAsync();
        await PublishAsync(record, Item("f-age", "yearly", """{"attribute":"months_in_operation","op":">=","value":12}"""));
        var first = new DateOnly(2026, 11, 28);
        for (var number = 1; number <= Firms; number++)
        {
            await record.FirmAsync(number);
            await DeliverAsync(
                record,
                "市场监管",
                "current",
                first,
                [number],
                $$"""{"registration_date":"{{first.AddYears(-1).AddDays(number - 3):yyyy-MM-dd}}"}"""
            );
        }

        for (var day = 0; day < Firms; day++)
        {
            var run = await record.Get<NightlyRun>().RunAsync(first.AddDays(day), MatchingCounty.Night, progress: null, CancellationToken.None);
            Assert.Equal(Math.Min(Firms, day + 3), run.Value!.Eligible); // done
        }

        var runs = await record.ReadAsync(db => db.MatchingRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync());
        Assert.Contains(runs, run => !run.IsWhole && run.FirmsRecomputed == 1);
    }

    /// <summary>The number of facts that were looked at in the offers of this run.</summary>
    private static async Task<int> CheckOffersAsync(TestRecord record, long runId, DateOnly night)
    {
        var facts = 0;
        foreach (
            var offer in await record.ReadAsync(db =>
                db.Offers.AsNoTracking().Where(o => o.RunId == runId && o.State != OfferState.Withdrawn).ToListAsync()
            )
        )
        {
            var periods = EntitlementPeriod.PeriodsOf(offer.Period, night);
            using var json = JsonDocument.Parse(offer.ReceiptJson);
            foreach (var fact in json.RootElement.GetProperty("grounds").GetProperty("facts").EnumerateArray())
            {
                var text = fact.GetProperty("period").GetString();
                if (FactPeriod.TryParse(text, out var delivered))
                {
                    Assert.Equal(periods[delivered.Unit], delivered);
                    facts++;
                }

                Assert.True(AttributeCatalog.Starter.TryGet(fact.GetProperty("attribute").GetString() ?? "", out var attribute));
                Assert.True(
                    attribute.Period is null || text == periods[attribute.Period.Value].ToString(),
                    $"{attribute.Name} of {text} in an offer of {offer.Period}"
                );
            }
        }

        return facts;
    }

    private static Task PublishAsync(TestRecord record) =>
        PublishAsync(
            record,
            Item("a-year", "yearly", """{"attribute":"revenue","op":">","value":0}"""),
            Item("b-month", "monthly", """{"attribute":"monthly_sales","op":">","value":0}"""),
            Item("c-quarter", "quarterly", """{"attribute":"industrial_output_quarter","op":">","value":0}"""),
            Item("d-half", "half_yearly", """{"attribute":"registered_capital","op":">","value":0}"""),
            Item("e-once", "once", """{"all":[{"attribute":"revenue","op":">","value":0},{"attribute":"registered_capital","op":">","value":0}]}""")
        );

    private static async Task PublishAsync(TestRecord record, params string[] items)
    {
        foreach (var key in Sources.Append("工信"))
        {
            await record.DepartmentAsync(key);
        }

        using var json = new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]"));
        var import = await record.Get<PolicyImport>().ImportAsync(personId: null, json, "items.json", CancellationToken.None);
        Assert.True(import.Succeeded, import.Why);
        var fund = await record.FundAsync();
        await record.ExecuteAsync($"""UPDATE "PolicyItems" SET "FundId" = {fund.Id}""");
    }

    private static string Item(string id, string frequency, string condition) =>
        $$"""
            {"id":"{{id}}","title":"{{id}}","document":{"title":"测试文件","number":"测〔2026〕1号","issuer":"测试","level":"国家","region":null,"effective_from":"2026-01-01","effective_to":"2028-12-31"},
             "category":"资金奖补","mode":"免申即享","department":"工信","summary":"x","conditions":{{condition}},"amount":"1","cap":null,"exclusive_group":null,"frequency":"{{frequency}}","source":"x"}
            """;

    private static Task DeliverAsync(TestRecord record, string source, string period, DateOnly asOf, Random random) =>
        DeliverAsync(
            record,
            source,
            period,
            asOf,
            [.. Enumerable.Range(1, Firms)],
            () =>
                $$"""{"revenue":{{random.Next(3)}},"monthly_sales":{{random.Next(3)}},"industrial_output_quarter":{{random.Next(3)}},"registered_capital":{{random.Next(3)}}}"""
        );

    private static Task DeliverAsync(TestRecord record, string source, string period, DateOnly asOf, int[] firms, string values) =>
        DeliverAsync(record, source, period, asOf, firms, () => values);

    private static async Task DeliverAsync(TestRecord record, string source, string period, DateOnly asOf, int[] firms, Func<string> values)
    {
        var result = await record
            .Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    var batch = new ImportBatch
                    {
                        Source = source,
                        Period = period,
                        ContentHash = $"{Guid.NewGuid():N}",
                        FileName = "a.csv",
                        AsOf = asOf,
                        RowCount = firms.Length,
                        ImportedAt = record.Business.UtcNow,
                        ImportedBy = "测试",
                    };
                    db.ImportBatches.Add(batch);
                    await db.SaveChangesAsync();
                    using var writer = new SheetWriter(db, batch, record.Get<SealKey>());
                    foreach (var number in firms)
                    {
                        writer.Store(writer.Find(Seeds.CreditCode(number))!.Value.Id, Encoding.UTF8.GetBytes(values()), hasMoved: false); // seeded by the test
                    }

                    return Result.Ok(0);
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded, result.Why);
    }
}
