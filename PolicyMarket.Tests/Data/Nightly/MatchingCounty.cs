using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>A few items of every shape that matters to a run, and firms with random facts of which some are missing.</summary>
internal sealed partial class MatchingCounty : IAsyncDisposable
{
    public const int FirmCount = 60;
    private readonly CuttingClock clock = new();

    public static DateOnly Tonight { get; } = new(2026, 11, 22);

    public static Actor Night { get; } = Actor.System("夜间匹配");

    public TestRecord Record { get; private set; } = null!; // set by CreateAsync

    public NightlyRun Run => Record.Get<NightlyRun>();

    public CuttingClock Clock => clock;

    public static async Task<MatchingCounty> CreateAsync(
        int seed,
        int chunkFirms = 7,
        bool byExplainer = false,
        EngineKind engine = EngineKind.Columnar,
        IEngineChoice? engines = null
    )
    {
        var county = new MatchingCounty();
        county.Record = await TestRecord.CreateAsync(services =>
        {
            if (byExplainer)
            {
                services.AddSingleton<IMatcher, ExplainerMatcher>();
            }

            if (engines is not null)
            {
                services.AddSingleton(engines);
            }

            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(county.clock));
            services.AddSingleton(new MatchingOptions { ChunkFirms = chunkFirms, Engine = engine });
        });
        await county.AddItemsAsync();
        await county.AddFirmsAsync();
        await county.DeliverAsync(seed);
        return county;
    }

    public async Task<RunSummary> RunAsync(DateOnly? asOf = null)
    {
        var result = await Run.RunAsync(asOf ?? Tonight, Night, progress: null, CancellationToken.None);
        Assert.True(result.Succeeded, result.Why);
        return result.Value!; // a done result has a value
    }

    /// <summary>A department's next delivery: new facts for every firm.</summary>
    public async Task DeliverAsync(int seed)
    {
        var random = new Random(seed);
        var batch = await Record.SeedAsync(
            new ImportBatch
            {
                Source = "统计",
                Period = "2025",
                ContentHash = seed.ToString(CultureInfo.InvariantCulture),
                FileName = "facts.csv",
                AsOf = new DateOnly(2026, 10, 31),
                RowCount = FirmCount,
                ImportedAt = Record.Business.UtcNow,
                ImportedBy = "测试",
            }
        );
        var result = await Record
            .Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    var old = await db.FactSheets.ToDictionaryAsync(s => s.FirmId);
                    foreach (var firmId in await db.Firms.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync())
                    {
                        if (!old.TryGetValue(firmId, out var sheet))
                        {
                            db.FactSheets.Add(
                                sheet = new FactSheet
                                {
                                    FirmId = firmId,
                                    Source = "统计",
                                    Period = "2025",
                                }
                            );
                        }

                        sheet.AsOf = batch.AsOf;
                        sheet.BatchId = batch.Id;
                        sheet.ChangedBatchId = batch.Id;
                        sheet.Values = RandomFacts(random);
                    }

                    return Result.Ok(0);
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded, result.Why);
    }

    /// <summary>Everything that a run leaves, as lines that can be compared.</summary>
    public async Task<string> SnapshotAsync()
    {
        await using var db = Record.Open();
        var text = new StringBuilder();
        foreach (var r in await db.MatchingRuns.AsNoTracking().Where(r => r.State == RunState.Finished).OrderBy(r => r.Id).ToListAsync())
        {
            text.AppendLine(
                $"run {r.BusinessDate:o} {r.FirmsDone}/{r.FirmCount} {r.ItemCount} {r.EligibleCount} {r.UnknownCount} {r.FirmsMatched} {r.EligibleFen} +{r.NewCount} -{r.LostCount} ~{r.ChangedCount} {r.OffersMade} {r.OffersFen} {r.OffersWithdrawn} {r.OffersExpired}"
            );
        }

        await foreach (var (firmId, items) in MatchedItems.OfAllAsync(db, CancellationToken.None))
        {
            text.AppendLine(
                $"match {firmId} {string.Join(", ", items)} {await db.FirmMatches.Where(m => m.FirmId == firmId).Select(m => m.RunId).SingleAsync()}"
            );
        }

        foreach (var runId in await db.MatchingRuns.Select(r => r.Id).ToListAsync())
        {
            await foreach (var (firmId, items) in MatchedItems.ChangesOfAsync(db, runId, CancellationToken.None))
            {
                text.AppendLine($"change {runId} {firmId} {string.Join(", ", items)}");
            }
        }

        Add(
            text,
            await db
                .RunTallies.OrderBy(t => t.RunId)
                .ThenBy(t => t.ItemId)
                .Select(t =>
                    $"tally {t.RunId} {t.ItemId} {t.ItemVersionId} {t.HasFund} {t.NeedsPreCheck} {t.Eligible} {t.Unknown} {t.EligibleFen} +{t.NewCount} {t.NewFen} -{t.LostCount} {t.LostFen} ~{t.ChangedCount} {t.ChangedFromFen} {t.ChangedToFen}"
                )
                .ToListAsync()
        );
        Add(
            text,
            await db
                .RunRegions.OrderBy(r => r.RunId)
                .ThenBy(r => r.Region)
                .Select(r => $"region {r.RunId} {r.Region} {r.Eligible} {r.Unknown} {r.EligibleFen} {r.NewCount} {r.LostCount} {r.ChangedCount}")
                .ToListAsync()
        );
        Add(
            text,
            await db
                .RunGaps.OrderBy(g => g.RunId)
                .ThenBy(g => g.Attribute)
                .Select(g => $"gap {g.RunId} {g.Attribute} {g.Pairs} {g.SolePairs} {g.SoleCapFen} {g.SoleUncappedPairs}")
                .ToListAsync()
        );
        Add(
            text,
            await db
                .Offers.OrderBy(o => o.FirmId)
                .ThenBy(o => o.ItemId)
                .ThenBy(o => o.ItemVersionId)
                .ThenBy(o => o.Period)
                .Select(o =>
                    $"offer {o.FirmId} {o.ItemId} {o.Period} {o.State} {o.AmountFen} {o.LastDay} {o.RunId} {o.Reason} {o.Revision} {o.ReceiptJson}"
                )
                .ToListAsync()
        );
        Add(
            text,
            await db
                .Reviews.Join(db.Offers, r => r.OfferId, o => o.Id, (r, o) => new { r, o })
                .OrderBy(x => x.o.FirmId)
                .ThenBy(x => x.o.ItemId)
                .ThenBy(x => x.o.ItemVersionId)
                .ThenBy(x => x.o.Period)
                .ThenBy(x => x.r.Step)
                .Select(x => $"review {x.o.FirmId} {x.o.ItemId} {x.r.Step} {x.r.Decision}")
                .ToListAsync()
        );
        Add(text, await db.Notices.OrderBy(n => n.Key).Select(n => $"notice {n.FirmId} {n.Title} {n.Body}").ToListAsync());
        return text.ToString();
    }

    /// <summary>A tax relief, and an open offer of it as it was made before kinds of benefit were told apart; returns the offer's id.</summary>
    public async Task<long> AddReliefWithOpenOfferAsync(string period)
    {
        var (made, item) = await Record.ReadAsync(async db => (await db.Offers.FirstAsync(), await db.PolicyItems.FirstAsync(i => i.Code == "a-jobs")));
        await AddItemAsync(
            item.DepartmentId,
            item.FundId,
            needsCheck: false,
            Rule("r-relief", """{"attribute":"employees","op":">=","value":0}""", "1000", category: "税收优惠")
        );
        var version = await Record.ReadAsync(db => db.PolicyItemVersions.OrderBy(v => v.Id).LastAsync());
        var offer = await Record.SeedAsync(
            new Offer
            {
                FirmId = made.FirmId,
                ItemId = version.ItemId,
                ItemVersionId = version.Id,
                Period = period,
                DepartmentId = item.DepartmentId,
                AmountFen = 1000_00,
                RunId = made.RunId,
                State = OfferState.Pushed,
                CheckDue = Tonight.AddDays(3),
                ReceiptJson = made.ReceiptJson,
                LastDay = new DateOnly(2026, 12, 31),
                CreatedAt = Record.Business.UtcNow,
                PushedAt = Record.Business.UtcNow,
            }
        );
        return offer.Id;
    }

    public ValueTask DisposeAsync() => Record.DisposeAsync();

    private static void Add(StringBuilder text, List<string> lines) => lines.ForEach(line => text.AppendLine(line));

    private static byte[] RandomFacts(Random random)
    {
        var facts = new Dictionary<string, object>(StringComparer.Ordinal) { ["registration_region"] = random.Next(4) == 0 ? "430100" : "431382" };
        AddMaybe("employees", () => random.Next(1, 400));
        AddMaybe("revenue", () => random.Next(1, 90_000_000));
        AddMaybe("total_assets", () => random.Next(1, 90_000_000));
        AddMaybe("unemployment_insurance_paid_prior_year", () => random.Next(1, 500_000) / 100m);
        AddMaybe("industry_code", () => "C3512");
        return JsonSerializer.SerializeToUtf8Bytes(facts);

        void AddMaybe(string name, Func<object> value)
        {
            if (random.Next(5) > 0)
            {
                facts[name] = value();
            }
        }
    }

    private async Task AddFirmsAsync()
    {
        for (var number = 1; number <= FirmCount; number++)
        {
            await Record.SeedAsync(
                new Firm
                {
                    CreditCode = Seeds.CreditCode(number),
                    Name = $"涟源第{number}机械有限公司",
                    Region = "431382",
                    CreatedAt = Record.Business.UtcNow,
                }
            );
        }
    }

    private async Task AddItemsAsync()
    {
        var department = await Record.DepartmentAsync();
        var fund = await Record.FundAsync();
        await AddItemAsync(
            department.Id,
            fund.Id,
            needsCheck: false,
            Rule("a-jobs", """{"attribute":"employees","op":">=","value":10,"cite":"第一条"}""", "employees * 100", group: "g")
        );
        await AddItemAsync(
            department.Id,
            fund.Id,
            needsCheck: true,
            Rule("b-growth", """{"attribute":"revenue","op":">","value":1000000,"cite":"第二条"}""", "revenue * 0.001", cap: 50_000, group: "g")
        );
        await AddItemAsync(
            department.Id,
            fund.Id,
            needsCheck: true,
            Rule(
                "c-refund",
                """{"all":[{"attribute":"registration_region","op":"under","value":"430000"},{"attribute":"enterprise_size","op":"in","value":["small","micro","medium"],"cite":"第三条"}]}""",
                "unemployment_insurance_paid_prior_year * (if enterprise_size = \"large\" then 0.30 else 0.60)"
            )
        );
        await AddItemAsync(
            department.Id,
            fund.Id,
            needsCheck: true,
            Rule("d-apply", """{"attribute":"employees","op":">","value":50}""", "20000", mode: "申报")
        );
        await AddItemAsync(
            department.Id,
            fund.Id,
            needsCheck: true,
            Rule("e-expired", """{"attribute":"employees","op":">","value":0}""", "1000", to: "2025-12-31")
        );
        await AddItemAsync(
            department.Id,
            null,
            needsCheck: true,
            Rule("f-no-fund", """{"attribute":"total_assets","op":">","value":100}""", "1000", to: null),
            confirmedUntil: new DateOnly(2026, 12, 31)
        );
    }

    private async Task AddItemAsync(long departmentId, long? fundId, bool needsCheck, string json, DateOnly? confirmedUntil = null)
    {
        using var parsed = JsonDocument.Parse(json);
        var rule = PolicyExchange.ReadOne(parsed.RootElement, AttributeCatalog.Starter, "$").Required;
        var document = await Record.SeedAsync(
            new PolicyDocument
            {
                Title = rule.Document.Title,
                Number = rule.Id,
                Level = "县",
            }
        );
        var item = await Record.SeedAsync(
            new PolicyItem
            {
                Code = rule.Id,
                DocumentId = document.Id,
                DepartmentId = departmentId,
                FundId = fundId,
                NeedsPreCheck = needsCheck,
                CurrentNumber = 1,
                ConfirmedUntil = confirmedUntil,
            }
        );
        await Record.SeedAsync(
            new PolicyItemVersion
            {
                ItemId = item.Id,
                Number = 1,
                Title = rule.Title,
                Category = rule.Category,
                Mode = rule.Mode,
                DeclaredBenefit = rule.Benefit,
                Frequency = rule.Frequency,
                ExclusiveGroup = rule.ExclusiveGroup,
                AmountText = rule.AmountText,
                RuleJson = json,
                Fingerprint = rule.Fingerprint,
                PublishedAt = Record.Business.UtcNow,
            }
        );
    }
}
