using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Support;

/// <summary>Rows that tests put into a <see cref="TestRecord"/>, with sensible values where a test does not care.</summary>
internal static class Seeds
{
    /// <summary>Good for every account that a test makes.</summary>
    public const string Password = "correct-horse-7";

    /// <summary>A valid code (GB 32100) for any small number.</summary>
    public static string CreditCode(int number)
    {
        var first17 = $"91431382MA4L{number:D5}";
        return first17 + global::PolicyMarket.Rules.Values.CreditCode.CheckCharacter(first17);
    }

    public static Task<Department> DepartmentAsync(this TestRecord record, string key = "工信") =>
        record.SeedAsync(new Department { Key = key, Name = $"{key}局" });

    public static Task<Firm> FirmAsync(this TestRecord record, int number = 1, string? phone = null, string? email = null) =>
        record.SeedAsync(
            new Firm
            {
                CreditCode = CreditCode(number),
                Name = $"涟源第{number}机械有限公司",
                Region = "431382",
                Phone = phone,
                Email = email,
                CreatedAt = record.Business.UtcNow,
            }
        );

    public static Task<BankAccount> AccountAsync(this TestRecord record, Firm firm, string number = "6222000011112222", string? holder = null) =>
        record.SeedAsync(
            new BankAccount
            {
                FirmId = firm.Id,
                Holder = holder ?? firm.Name,
                BankName = "涟源农商银行",
                Number = number,
                IsDefault = true,
                IsVerified = true,
            }
        );

    /// <summary>Through PeopleDesk, as the command line does it, but more than a day ago: accounts of today are the subject of tests of their own.</summary>
    public static async Task<PersonId> PersonAsync(this TestRecord record, string userName, string role, long? departmentId = null, long? firmId = null)
    {
        var result = await record
            .Get<PeopleDesk>()
            .AddAsync(
                personId: null,
                new NewPerson(userName, $"{userName} 先生", Password, [role])
                {
                    DepartmentId = departmentId,
                    FirmId = firmId,
                    MustChangePassword = false,
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded, result.Why);
        var aged = await record
            .Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    (await db.Users.SingleAsync(p => p.Id == result.Value)).SoleAccessAt = null;
                    return Result.Ok(result.Value);
                },
                CancellationToken.None
            );
        Assert.True(aged.Succeeded);
        return new PersonId(result.Value);
    }

    public static Task<Fund> FundAsync(this TestRecord record, string code = "F1") =>
        record.SeedAsync(
            new Fund
            {
                Code = code,
                Name = $"{code} 专项资金",
                Year = 2026,
                IsOpen = true,
                LastDay = new DateOnly(2026, 12, 31),
            }
        );

    /// <summary>A document, an item and its first version. The rule is the caller's; money tests need none.</summary>
    public static async Task<PolicyItemVersion> ItemAsync(
        this TestRecord record,
        Department department,
        long? fundId,
        string code = "item-1",
        string? exclusiveGroup = null,
        string? ruleJson = null
    )
    {
        var document = await record.SeedAsync(
            new PolicyDocument
            {
                Title = $"{code} 的文件",
                Number = "涟政发〔2026〕1号",
                Level = "county",
                Region = "431382",
            }
        );
        var item = await record.SeedAsync(
            new PolicyItem
            {
                Code = code,
                DocumentId = document.Id,
                DepartmentId = department.Id,
                FundId = fundId,
                CurrentNumber = 1,
            }
        );
        return await record.VersionAsync(item.Id, 1, code, exclusiveGroup, ruleJson);
    }

    public static Task<PolicyItemVersion> VersionAsync(
        this TestRecord record,
        long itemId,
        int number,
        string title,
        string? exclusiveGroup = null,
        string? ruleJson = null
    ) =>
        record.SeedAsync(
            new PolicyItemVersion
            {
                ItemId = itemId,
                Number = number,
                Title = $"{title} 奖补",
                Summary = "符合条件的企业给予奖补",
                Category = "奖补",
                Mode = ClaimMode.ApplyFree,
                DeclaredBenefit = BenefitKind.Award,
                Frequency = Frequency.Yearly,
                DepartmentText = "工信",
                ExclusiveGroup = exclusiveGroup,
                RuleJson = ruleJson ?? PlainRule(title),
                Fingerprint = $"{title}-{number}",
                PublishedAt = record.Business.UtcNow,
            }
        );

    /// <summary>
    /// A rule that holds for every firm with an employee and pays its revenue, so that a test chooses the sum; for tests that look past the rule.
    /// </summary>
    private static string PlainRule(string code) =>
        $$"""
            {"id":"{{code}}","title":"{{code}} 奖补","document":{"title":"{{code}} 的文件","number":"涟政发〔2026〕1号","issuer":"涟源市人民政府","level":"县","region":"431382",
            "effective_from":"2026-01-01","effective_to":"2027-12-31"},"category":"奖补","mode":"免申即享","department":"工信","summary":"符合条件的企业给予奖补",
            "conditions":{"attribute":"employees","op":">","value":0,"cite":"第一条"},"amount":"revenue","cap":null,"exclusive_group":null,"frequency":"yearly",
            "source":"测试文件","confidence":"page"}
            """;

    public static Task<MatchingRun> RunAsync(this TestRecord record) =>
        record.SeedAsync(
            new MatchingRun
            {
                BusinessDate = record.Business.Today,
                PlanFingerprint = "plan",
                DataFingerprint = $"data-{Guid.NewGuid():N}",
                State = RunState.Finished,
                StartedAt = record.Business.UtcNow,
                FinishedAt = record.Business.UtcNow,
            }
        );

    /// <summary>Facts by which the firm is eligible for any item of <see cref="PlainRule"/>, with this sum.</summary>
    public static async Task<FactSheet> EligibleAsync(this TestRecord record, Firm firm, long amountFen, string period = "2025")
    {
        var values = System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($$"""{"employees":10,"revenue":{{amountFen / 100m}}}"""));
        if (await record.ReadAsync(db => db.FactSheets.AnyAsync(s => s.FirmId == firm.Id && s.Source == "统计" && s.Period == period)))
        {
            await record.EditSheetsAsync(
                $"""UPDATE FactSheets SET "Values" = {values} WHERE FirmId = {firm.Id} AND Source = '统计' AND Period = {period}"""
            );
            return await record.ReadAsync(db => db.FactSheets.SingleAsync(s => s.FirmId == firm.Id && s.Source == "统计" && s.Period == period));
        }

        return await record.SeedAsync(
            new FactSheet
            {
                FirmId = firm.Id,
                Source = "统计",
                Period = period,
                AsOf = new DateOnly(2026, 10, 31),
                BatchId = 1,
                ChangedBatchId = 1,
                Values = values,
            }
        );
    }

    /// <summary>An offer in any state, as a run would have left it, of a firm whose facts give this sum.</summary>
    public static async Task<Offer> OfferAsync(
        this TestRecord record,
        Firm firm,
        PolicyItemVersion version,
        OfferState state = OfferState.Pushed,
        long amountFen = 100_000_00,
        string period = "2025",
        DateOnly? lastDay = null
    )
    {
        var run = await record.ReadAsync(db => db.MatchingRuns.FirstOrDefaultAsync()) ?? await record.RunAsync();
        var department = await record.ReadAsync(db => db.PolicyItems.Where(i => i.Id == version.ItemId).Select(i => i.DepartmentId).SingleAsync());
        await record.EligibleAsync(firm, amountFen);
        await using var open = record.Open();
        var today = await record
            .Get<OfferReexamination>()
            .DetermineAsync(open, firm.Id, version.Id, period, record.Business.Today, run.Id, CancellationToken.None);
        return await record.SeedAsync(
            new Offer
            {
                FirmId = firm.Id,
                ItemId = version.ItemId,
                ItemVersionId = version.Id,
                Period = period,
                DepartmentId = department,
                AmountFen = amountFen,
                RunId = run.Id,
                State = state,
                CheckDue = record.Business.Today.AddDays(3),
                ReceiptJson = today?.ReceiptJson ?? throw new InvalidOperationException("The firm is not there."),
                LastDay = lastDay ?? new DateOnly(2026, 12, 31),
                CreatedAt = record.Business.UtcNow,
                CheckedAt = state == OfferState.AwaitingCheck ? null : record.Business.UtcNow,
            }
        );
    }
}
