using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>Events in a county between two nights; the same seed gives the same events in two counties.</summary>
internal sealed partial class MatchingCounty
{
    private static readonly string[] Asked = ["employees", "revenue", "total_assets", "unemployment_insurance_paid_prior_year", "rd_expense"];

    /// <summary>A few random changes of firms, items, offers and parameters, of which some leave everything as it was.</summary>
    public async Task LiveOnAsync(Random random)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            await (
                random.Next(14) switch
                {
                    0 or 1 => DeliverSomeAsync(random, share: 6),
                    2 => DeliverSomeAsync(random, share: 1_000),
                    3 => PublishAsync(random),
                    4 => ExecuteAsync($"UPDATE PolicyItems SET FundId = CASE WHEN FundId IS NULL THEN 1 END WHERE Code = {Code(random)}"),
                    5 => ExecuteAsync($"UPDATE PolicyItems SET NeedsPreCheck = 1 - NeedsPreCheck WHERE Code = {Code(random)}"),
                    6 => ExecuteAsync(
                        $"UPDATE PolicyItems SET ConfirmedUntil = CASE ConfirmedUntil WHEN '2026-12-31' THEN '2026-01-31' ELSE '2026-12-31' END WHERE Code = 'f-no-fund'"
                    ),
                    7 => AnswerAsync(random),
                    8 or 9 => PublishAsync(random),
                    10 => AddItemAsync(random),
                    11 => PutAsync($"UPDATE Funds SET LastDay = CASE LastDay WHEN '2026-12-31' THEN '2026-11-24' ELSE '2026-12-31' END"),
                    12 => TurnYearAsync(random),
                    _ => AddFirmAsync(random),
                }
            );
        }
    }

    /// <summary>Makes the next night decide everything again, as if what every firm feels had changed.</summary>
    public Task ForgetContextAsync() => ExecuteAsync($"UPDATE MatchingRuns SET ContextFingerprint = 'another' WHERE ContextFingerprint IS NOT NULL");

    /// <summary>A batch that holds all firms, of which one in so many has new values, and one in five of those a new region.</summary>
    public async Task DeliverSomeAsync(Random random, int share)
    {
        var number = await Record.ReadAsync(db => db.ImportBatches.CountAsync()) + 1;
        var batch = await Record.SeedAsync(
            new ImportBatch
            {
                Source = "统计",
                Period = "2025",
                ContentHash = $"some {number}",
                FileName = "some.csv",
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
                    foreach (var sheet in await db.FactSheets.Where(s => s.Period == "2025").OrderBy(s => s.FirmId).ToListAsync())
                    {
                        sheet.BatchId = batch.Id;
                        if (random.Next(share) == 0)
                        {
                            sheet.Values = RandomFacts(random);
                            sheet.ChangedBatchId = batch.Id;
                            if (random.Next(5) == 0)
                            {
                                (await db.Firms.SingleAsync(f => f.Id == sheet.FirmId)).Region = random.Next(2) == 0 ? "430100" : "431382";
                            }
                        }
                    }

                    return Result.Ok(0);
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded, result.Why);
    }

    /// <summary>
    /// A new version of an item: the old text again, or with another ceiling, another bound or another attribute, so that firms win and lose it.
    /// </summary>
    public async Task PublishAsync(Random random)
    {
        var code = Code(random);
        var (bound, cap) = (
            random.Next(3) == 0 ? random.Next(1_000, 90_000_000) : random.Next(1, 400),
            random.Next(2) == 0 ? "null" : random.Next(1_000, 60_000).ToString(CultureInfo.InvariantCulture)
        );
        var old = await Record.ReadAsync(db =>
            db.PolicyItemVersions.AsNoTracking().Where(v => v.Item!.Code == code).OrderByDescending(v => v.Number).FirstAsync()
        ); // translated to a join
        var json = old.RuleJson;
        if (random.Next(3) > 0)
        {
            json = Bound().Replace(json, $"\"attribute\":\"{Asked[random.Next(Asked.Length)]}\",\"op\":\"$1\",\"value\":{bound}");
        }

        json = json.Replace("\"cap\":null", $"\"cap\":{cap}", StringComparison.Ordinal);
        await Record.SeedAsync(
            new PolicyItemVersion
            {
                ItemId = old.ItemId,
                Number = old.Number + 1,
                Title = old.Title,
                Category = old.Category,
                Mode = old.Mode,
                DeclaredBenefit = old.DeclaredBenefit,
                Frequency = old.Frequency,
                ExclusiveGroup = old.ExclusiveGroup,
                AmountText = old.AmountText,
                RuleJson = json,
                Fingerprint = old.Fingerprint,
                PublishedAt = Record.Business.UtcNow,
            }
        );
        await ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = CurrentNumber + 1 WHERE Code = {code}");
    }

    /// <summary>An item that no one had before, of those that are gone again when their months are over.</summary>
    private async Task AddItemAsync(Random random)
    {
        var number = await Record.ReadAsync(db => db.PolicyItems.CountAsync());
        var department = await Record.ReadAsync(db => db.Departments.Select(d => d.Id).FirstAsync());
        var attribute = Asked[random.Next(Asked.Length)];
        await AddItemAsync(
            department,
            random.Next(2) == 0 ? 1 : null,
            needsCheck: random.Next(2) == 0,
            Rule(
                $"n-{number}",
                $$$"""{"attribute":"{{{attribute}}}","op":">","value":{{{random.Next(1, 200)}}},"cite":"第一条"}""",
                random.Next(2) == 0 ? "3000" : "unemployment_insurance_paid_prior_year * 2",
                to: random.Next(3) == 0 ? "2026-11-24" : "2027-12-31"
            )
        );
    }

    /// <summary>
    /// Items whose amounts refer to others: to one that changes, through one, to one that has ended and to one that ends while the nights go on.
    /// </summary>
    public async Task AddReferringItemsAsync()
    {
        var department = await Record.ReadAsync(db => db.Departments.Select(d => d.Id).FirstAsync());
        const string All = """{"attribute":"registration_region","op":"under","value":"430000"}""";
        await AddItemAsync(department, 1, needsCheck: true, Rule("r-share", All, "award(\"a-jobs\") * 0.2"));
        await AddItemAsync(
            department,
            1,
            needsCheck: true,
            Rule("r-rest", All, "60000 - award(\"b-growth\") - award(\"r-share\") - award(\"e-expired\")")
        );
        await AddItemAsync(department, 1, needsCheck: false, Rule("r-ending", All, "700", to: "2026-11-24"));
        await AddItemAsync(department, 1, needsCheck: true, Rule("r-half", All, "2000 - award(\"r-ending\") - award(\"f-no-fund\")"));
    }

    /// <summary>More items of the group "g": to apply for, given once, lacking a fact for many firms, and barely missed by many.</summary>
    public async Task AddGroupItemsAsync()
    {
        var department = await Record.ReadAsync(db => db.Departments.Select(d => d.Id).FirstAsync());
        await AddItemAsync(
            department,
            null,
            needsCheck: true,
            Rule("g-apply", """{"attribute":"employees","op":">","value":5}""", "employees * 90", group: "g", mode: "申报")
        );
        await AddItemAsync(
            department,
            null,
            needsCheck: true,
            Rule("g-dear", """{"attribute":"employees","op":">","value":5}""", "9000000", group: "g", mode: "申报")
        );
        await AddItemAsync(
            department,
            1,
            needsCheck: false,
            Rule("g-once", """{"attribute":"total_assets","op":">","value":5000000}""", "1500", group: "g")
                .Replace("\"yearly\"", "\"once\"", StringComparison.Ordinal)
        );
        await AddItemAsync(department, 1, needsCheck: false, Rule("g-near", """{"attribute":"revenue","op":">=","value":60000000}""", "2500", group: "g"));
    }

    /// <summary>An item for titled firms: all are, but the first one's title ends tonight.</summary>
    public async Task AddTitleItemAsync()
    {
        var department = await Record.ReadAsync(db => db.Departments.Select(d => d.Id).FirstAsync());
        await AddItemAsync(
            department,
            fundId: null,
            needsCheck: true,
            Rule("t-title", """{"attribute":"qualifications_valid","op":"in","value":["high_tech_enterprise"]}""", "3000")
        );
        await Record.EditSheetsAsync(
            $$"""UPDATE FactSheets SET "Values" = CAST('{"qualifications_valid":[{"code":"high_tech_enterprise","from":"2024-01-01","to":"' || CASE FirmId WHEN 1 THEN '2026-11-22' ELSE '2027-11-22' END || '"}]}' AS BLOB)"""
        );
    }

    [GeneratedRegex("\"attribute\":\"[a-z_]+\",\"op\":\"([<>=]+)\",\"value\":[0-9]+")]
    private static partial Regex Bound();

    private static string Code(Random random) =>
        random.Next(6) switch
        {
            0 => "a-jobs",
            1 => "b-growth",
            2 => "c-refund",
            3 => "d-apply",
            4 => "e-expired",
            _ => "f-no-fund",
        };

    /// <summary>Officers and firms answer some offers.</summary>
    private async Task AnswerAsync(Random random)
    {
        var at = random.Next(4);
        await PutAsync($"UPDATE Offers SET State = 'Refused' WHERE State = 'AwaitingCheck' AND FirmId % 7 = {at}");
        await PutAsync($"UPDATE Offers SET State = 'Pushed' WHERE State = 'Approved' AND FirmId % 5 = {at}");
        await PutAsync($"UPDATE Offers SET State = 'Approved' WHERE State = 'AwaitingCheck' AND FirmId % 5 = {at}");
        await PutAsync($"UPDATE Offers SET State = 'Declined' WHERE State = 'Pushed' AND FirmId % 3 = {at}");
    }

    /// <summary>
    /// Some open offers become those of an earlier period with the facts of that period, as if the year had turned; some of them end in a few days.
    /// </summary>
    private async Task TurnYearAsync(Random random)
    {
        var (at, end) = (random.Next(3), random.Next(2) == 0 ? "2026-11-25" : "2026-12-31");
        var number = await Record.ReadAsync(db => db.ImportBatches.CountAsync()) + 1;
        var batch = await Record.SeedAsync(
            new ImportBatch
            {
                Source = "统计",
                Period = "2024",
                ContentHash = $"year {number}",
                FileName = "year.csv",
                AsOf = new DateOnly(2026, 10, 31),
                RowCount = FirmCount,
                ImportedAt = Record.Business.UtcNow,
                ImportedBy = "测试",
            }
        );
        await PutAsync(
            $$"""UPDATE OR IGNORE Offers SET Period = '2024', LastDay = {{end}}, ReceiptJson = REPLACE(ReceiptJson, '"period":"2025"', '"period":"2024"') WHERE State IN ('AwaitingCheck', 'Approved', 'Pushed') AND FirmId % 3 = {{at}}"""
        );
        await Record.EditSheetsAsync(
            $$"""
            INSERT INTO FactSheets ("FirmId", "Source", "Period", "AsOf", "BatchId", "ChangedBatchId", "SupplementBatchId", "Values", "Seal")
            SELECT "FirmId", "Source", '2024', "AsOf", {{batch.Id}}, {{batch.Id}}, 0, "Values", "Seal" FROM FactSheets
            WHERE "Period" = '2025' AND FirmId % 3 = {{at}}
            ON CONFLICT ("FirmId", "Source", "Period", "SupplementBatchId") DO UPDATE SET "Values" = excluded."Values", "BatchId" = excluded."BatchId", "ChangedBatchId" = excluded."BatchId"
            """
        );
    }

    private async Task AddFirmAsync(Random random)
    {
        var number = 1_000 + await Record.ReadAsync(db => db.Firms.CountAsync());
        var firm = await Record.SeedAsync(
            new Firm
            {
                CreditCode = Seeds.CreditCode(number),
                Name = $"涟源第{number}机械有限公司",
                Region = "430100",
                CreatedAt = Record.Business.UtcNow,
            }
        );
        await Record.SeedAsync(
            new FactSheet
            {
                FirmId = firm.Id,
                Source = "统计",
                Period = "2025",
                AsOf = new DateOnly(2026, 10, 31),
                BatchId = 1,
                ChangedBatchId = 1,
                Values = RandomFacts(random),
            }
        );
    }

    private Task ExecuteAsync(FormattableString sql) => Record.ExecuteAsync(sql);

    private Task PutAsync(FormattableString sql) => Record.PutAsync(sql);
}
