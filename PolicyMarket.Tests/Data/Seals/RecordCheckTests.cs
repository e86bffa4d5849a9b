using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>Changes that bypass the workflows are found, named, and stop the work that relies on the rows.</summary>
public sealed class RecordCheckTests
{
    [Fact]
    public async Task Record_that_only_workflows_wrote_agrees()
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        var done = await SealFixture.CheckAsync(county);
        Assert.True(done.FindingCount == 0, string.Join('\n', done.Findings));
        Assert.True(done.Links > 50, $"{done.Links} links");
        Assert.Equal(0, await county.Record.ReadAsync(db => db.RecordAlarms.CountAsync()));
        Assert.Equal(done.Head.Text, await county.Record.ReadAsync(db => db.RecordCheckRuns.Select(r => r.HeadMac).SingleAsync()));
    }

    [Theory]
    [InlineData("UPDATE Payouts SET AmountFen = AmountFen + 1 WHERE Id = 2", "Payouts:2", DataDiagnostics.RecordChanged, DataDiagnostics.RecordAmounts)]
    [InlineData(
        "UPDATE Payouts SET AccountNumber = '6222999999999999', AccountHolder = '别家' WHERE Id = 2",
        "Payouts:2",
        DataDiagnostics.RecordChanged,
        DataDiagnostics.RecordBatchHash
    )]
    [InlineData(
        "UPDATE Payouts SET State = 'Approved', SettledOn = NULL, BankReference = NULL WHERE Id = 1",
        "Payouts:1",
        DataDiagnostics.RecordChanged,
        DataDiagnostics.RecordLedger,
        DataDiagnostics.RecordStates
    )]
    [InlineData(
        "UPDATE PayoutBatches SET ContentHash = 'abc' WHERE Id = 2",
        "PayoutBatches:2",
        DataDiagnostics.RecordChanged,
        DataDiagnostics.RecordBatchHash
    )]
    [InlineData("UPDATE PayoutBatches SET CheckerPersonId = 1 WHERE Id = 2", "PayoutBatches:2", DataDiagnostics.RecordChanged)]
    [InlineData("UPDATE Claims SET AmountFen = 1 WHERE Id = 1", "Claims:1", DataDiagnostics.RecordChanged, DataDiagnostics.RecordAmounts)]
    [InlineData(
        "UPDATE Claims SET ReceiptJson = REPLACE(ReceiptJson, '涟源', '湘潭') WHERE Id = 1",
        "Claims:1",
        DataDiagnostics.RecordChanged,
        DataDiagnostics.RecordReceiptHash
    )]
    [InlineData(
        "UPDATE LedgerEntries SET AmountFen = AmountFen * 2 WHERE PayoutId = 2",
        "LedgerEntries:",
        DataDiagnostics.RecordChanged,
        DataDiagnostics.RecordAmounts
    )]
    [InlineData("DELETE FROM LedgerEntries WHERE PayoutId = 3", "LedgerEntries:", DataDiagnostics.RecordDeleted, DataDiagnostics.RecordLedger)]
    [InlineData(
        "INSERT INTO LedgerEntries (FundId, Subject, Phase, Account, AmountFen, At, Actor) SELECT FundId, 'budget:x', 'Budget', Account, AmountFen, At, Actor FROM LedgerEntries WHERE Phase = 'Budget'",
        "LedgerEntries:",
        DataDiagnostics.RecordUnsealed
    )]
    [InlineData("UPDATE AuditEvents SET Actor = '无名' WHERE Id = 5", "AuditEvents:5", DataDiagnostics.RecordChanged)]
    [InlineData("DELETE FROM AuditEvents WHERE Id = 4", "AuditEvents:4", DataDiagnostics.RecordDeleted)]
    [InlineData(
        "DELETE FROM AuditEvents WHERE Id = 4; DELETE FROM SealLinks WHERE Kind = 'AuditEvents' AND RecordId = 4",
        "AuditEvents:4",
        DataDiagnostics.ChainGap,
        DataDiagnostics.RecordIdGap
    )]
    [InlineData("UPDATE Reviews SET Decision = 'Refused' WHERE Id = 1", "Reviews:1", DataDiagnostics.RecordChanged, DataDiagnostics.RecordOfferReview)]
    [InlineData("DELETE FROM Reviews WHERE Id = 2", "Reviews:2", DataDiagnostics.RecordDeleted, DataDiagnostics.RecordOfferReview)]
    [InlineData("UPDATE DisclosureRecords SET AmountFen = 1", "DisclosureRecords:1", DataDiagnostics.RecordChanged, DataDiagnostics.RecordAmounts)]
    [InlineData("DELETE FROM DisclosureRecords", "DisclosureRecords:1", DataDiagnostics.RecordDeleted, DataDiagnostics.RecordDisclosure)]
    [InlineData("UPDATE Offers SET AmountFen = AmountFen * 10 WHERE Id = 1", "Offers:1", DataDiagnostics.RecordReceiptHash)]
    [InlineData("UPDATE BankAccounts SET Number = '6222999999999999', IsVerified = 1 WHERE Id = 3", "BankAccounts:3", DataDiagnostics.RecordChanged)]
    [InlineData(
        "UPDATE PolicyItemVersions SET RuleJson = REPLACE(RuleJson, 'revenue', 'revenue * 2')",
        "PolicyItemVersions:1",
        DataDiagnostics.RecordChanged
    )]
    [InlineData("UPDATE SealLinks SET ContentHash = zeroblob(32) WHERE Id = 7", "SealLinks:7", DataDiagnostics.ChainLinkForged)]
    [InlineData("UPDATE SealLinks SET Mac = zeroblob(32) WHERE Id = 9", "SealLinks:9", DataDiagnostics.ChainLinkForged)]
    [InlineData("DELETE FROM SealLinks WHERE Id BETWEEN 10 AND 12", "SealLinks:10", DataDiagnostics.ChainGap)]
    [InlineData("DELETE FROM SealLinks WHERE Id = (SELECT MAX(Id) FROM SealLinks)", "SealLinks:", DataDiagnostics.ChainCut)]
    [InlineData(
        "INSERT INTO AspNetUserRoles (UserId, RoleId) SELECT u.Id, r.Id FROM AspNetUsers u, AspNetRoles r WHERE u.UserName = 'p-Finance' AND r.Name = 'FinanceChecker'",
        "AspNetUsers:",
        DataDiagnostics.RecordChanged
    )]
    [InlineData(
        "DELETE FROM AspNetUserRoles WHERE UserId = (SELECT Id FROM AspNetUsers WHERE UserName = 'p-Supervisor')",
        "AspNetUsers:",
        DataDiagnostics.RecordChanged
    )]
    [InlineData(
        "UPDATE AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM AspNetUsers WHERE UserName = 'p-Firm') WHERE UserName = 'p-FinanceChecker'",
        "AspNetUsers:",
        DataDiagnostics.RecordChanged
    )]
    [InlineData(
        "INSERT INTO AspNetUsers (UserName, NormalizedUserName, DisplayName, IsActive, IsDemonstration, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount) VALUES ('ghost', 'GHOST', '无名', 1, 0, 0, 0, 0, 0, 0)",
        "AspNetUsers:",
        DataDiagnostics.RecordUnsealed
    )]
    [InlineData("DELETE FROM BankReferences", "BankReferences:1", DataDiagnostics.RecordDeleted)]
    [InlineData("UPDATE ClaimEvents SET Note = '另一个账户' WHERE Id = 1", "ClaimEvents:1", DataDiagnostics.RecordChanged)]
    public async Task Edit_by_sql_is_found_and_named(string sql, string where, params string[] codes)
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        await county.Record.ForgeAsync(FormattableStringFactory.Create(sql));

        var done = await SealFixture.CheckAsync(county);

        Assert.Contains(done.Findings, finding => finding.Where?.StartsWith(where, StringComparison.Ordinal) is true);
        Assert.All(codes, code => Assert.Contains(done.Findings, finding => finding.Code == code));
        Assert.All(done.Findings, finding => Assert.Matches("[\u4e00-\u9fff]", finding.Message));
        var alarm = await county.Record.ReadAsync(db => db.RecordAlarms.SingleAsync());
        Assert.Equal(done.FindingCount, alarm.FindingCount);
    }

    [Fact]
    public async Task Damaged_rule_is_named_by_the_check_of_the_database()
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        await county.Record.ForgeAsync($"UPDATE PolicyItemVersions SET RuleJson = '{{' WHERE Id = 1");

        var findings = await county.Record.Get<DatabaseChecking>().RunAsync(CancellationToken.None);

        Assert.Equal("事项版本第 1 号", Assert.Single(findings, finding => finding.Code == DataDiagnostics.RuleDamaged).Where);
    }

    [Fact]
    public async Task Row_put_back_to_an_earlier_sealed_content_is_found()
    {
        var (county, paid, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        var id = paid.Payouts[0].Id;
        await county.Record.ForgeAsync($"UPDATE Payouts SET State = 'Reserved', BatchId = NULL, SettledOn = NULL, BankReference = NULL WHERE Id = {id}");
        var done = await SealFixture.CheckAsync(county);
        Assert.Contains(done.Findings, finding => finding is { Code: DataDiagnostics.RecordChanged } && finding.Where == $"Payouts:{id}");
    }

    [Fact]
    public async Task Chain_made_again_without_the_key_is_found()
    {
        var (county, _, approved) = await SealFixture.CreateAsync();
        await using var _ = county;
        await county.Record.ForgeAsync($"UPDATE Payouts SET AccountNumber = '6222999999999999' WHERE BatchId = {approved.Id}");
        await RechainAsync(county);
        var done = await SealFixture.CheckAsync(county);
        Assert.Contains(done.Findings, finding => finding.Code == DataDiagnostics.ChainLinkForged);
        Assert.Contains(done.Findings, finding => finding.Code == DataDiagnostics.ChainCut);
        County.Refused(
            await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, approved.Id, PaymentFormats.Csv, County.Ct),
            DataDiagnostics.ChainLinkForged
        );
    }

    [Fact]
    public async Task Chain_cut_back_is_found_by_a_published_list_when_the_kept_head_is_gone_too()
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        await SealFixture.CheckAsync(county);
        var published = await File.ReadAllTextAsync(county.Record.Options.ChainHeadList);
        File.Delete(county.Record.Options.ChainHeadList);
        File.Delete(county.Record.Options.ChainHeadFile);
        await county.Record.ForgeAsync($"DELETE FROM SealLinks WHERE Id > 20");
        Assert.DoesNotContain((await SealFixture.CheckAsync(county)).Findings, finding => finding.Code == DataDiagnostics.ChainCut);
        Assert.Contains((await SealFixture.CheckAsync(county, published)).Findings, finding => finding.Code == DataDiagnostics.ChainCut);
        Assert.Contains((await SealFixture.CheckAsync(county, "2026-01-01,x")).Findings, finding => finding.Code == DataDiagnostics.ChainHeadsFile);
    }

    [Fact]
    public async Task Missing_trigger_is_found_made_again_at_start_and_alarmed()
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        await county.Record.ExecuteAsync($"DROP TRIGGER TR_LedgerEntries_NoUPDATE");
        Assert.Contains(
            (await SealFixture.CheckAsync(county)).Findings,
            finding => finding is { Code: DataDiagnostics.RecordTrigger, Where: "TR_LedgerEntries_NoUPDATE" }
        );
        await county.Record.Get<DatabaseSetup>().MigrateAsync(County.Ct);
        Assert.Equal(0, (await SealFixture.CheckAsync(county)).FindingCount);
        Assert.Equal(2, (await county.Record.ReadAsync(db => db.RecordAlarms.SingleAsync())).SeenCount);
    }

    [Fact]
    public async Task Changed_payout_stops_export_intake_resend_and_disclosure_and_raises_one_alarm()
    {
        var (county, paid, approved) = await SealFixture.CreateAsync();
        await using var _ = county;
        await county.Record.ForgeAsync(
            $"UPDATE Payouts SET AccountNumber = '6222999999999999', AccountHolder = '别家公司', AmountFen = AmountFen * 2 WHERE BatchId = {approved.Id}"
        );
        var answer = county.Answer(await county.LoadAsync(approved.Id));

        var export = await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, approved.Id, PaymentFormats.Csv, County.Ct);
        County.Refused(export, DataDiagnostics.RecordChanged);
        Assert.Contains(export.Diagnostics, d => d.Where == $"Payouts:{approved.Payouts[0].Id}");
        County.Refused(
            await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, approved.Id, PaymentFormats.Workbook, County.Ct),
            DataDiagnostics.RecordBatchHash
        );
        County.Refused(await county.TakeInAsync(approved, answer), DataDiagnostics.RecordBatchHash);
        County.Refused(
            await county.Record.Get<PayeeDesk>().TakeOutAsync(county.Checker, approved.Payouts[0].Id, "核对", County.Ct),
            DataDiagnostics.RecordChanged
        );
        Assert.Equal(1, await county.Record.ReadAsync(db => db.DisclosureRecords.CountAsync()));
        var alarms = await county.Record.ReadAsync(db => db.RecordAlarms.ToListAsync());
        Assert.NotEmpty(alarms);
        Assert.Contains("别家", (await county.LoadAsync(approved.Id)).Payouts[0].AccountHolder, StringComparison.Ordinal);
        Assert.True(alarms.Sum(a => a.SeenCount) >= 4);
        Assert.Equal(paid.State, (await county.LoadAsync(paid.Id)).State);
    }

    [Fact]
    public async Task Sound_batch_is_still_exported_and_answered()
    {
        var (county, _, approved) = await SealFixture.CreateAsync();
        await using var _ = county;
        County.Done(await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, approved.Id, PaymentFormats.Csv, County.Ct));
        County.Done(await county.TakeInAsync(approved, county.Answer(approved)));
        Assert.Equal(0, (await SealFixture.CheckAsync(county)).FindingCount);
    }

    [Fact]
    public async Task Password_and_role_given_by_sql_open_no_sign_in_and_approve_nothing()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.BatchAsync(await county.ClaimAsync());
        await county.Record.ForgeAsync(
            $"UPDATE AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM AspNetUsers WHERE UserName = 'p-Firm') WHERE UserName = 'p-FinanceChecker'"
        );
        await county.Record.ForgeAsync(
            $"INSERT INTO AspNetUserRoles (UserId, RoleId) SELECT u.Id, r.Id FROM AspNetUsers u, AspNetRoles r WHERE u.UserName = 'p-Supervisor' AND r.Name = 'FinanceChecker'"
        );

        County.Refused(
            await county.Record.Get<SignInDesk>().SignInAsync(new SignInAttempt("p-FinanceChecker", Seeds.Password, "10.0.0.9", ""), County.Ct),
            DataDiagnostics.RecordChanged
        );
        County.Refused(
            await county.Record.Get<BatchDesk>().ApproveAsync(county.People[Roles.Supervisor], batch.Id, batch.ContentHash, County.Ct),
            DataDiagnostics.RecordChanged
        );
        Assert.Equal(BatchState.AwaitingApproval, (await county.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Account_changed_by_sql_is_refused_at_confirmation()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync();
        await county.Record.ForgeAsync($"UPDATE BankAccounts SET Number = '6222999999999999'");
        County.Refused(
            await county.Record.Get<ClaimFiling>().ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct),
            DataDiagnostics.RecordChanged
        );
        Assert.Equal(0, await county.Record.ReadAsync(db => db.Claims.CountAsync()));
    }

    [Fact]
    public async Task Alarm_is_closed_with_a_reason_by_supervisor_or_administrator_only()
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        await county.Record.ForgeAsync($"UPDATE AuditEvents SET Actor = '无名' WHERE Id = 5");
        await SealFixture.CheckAsync(county);
        await SealFixture.CheckAsync(county);
        var alarm = await county.Record.ReadAsync(db => db.RecordAlarms.SingleAsync());
        Assert.Equal(2, alarm.SeenCount);
        var desk = county.Record.Get<RecordDesk>();
        County.Refused(await desk.CloseAsync(county.Maker, alarm.Id, "查明", County.Ct), DataDiagnostics.NotAllowed);
        County.Refused(await desk.CloseAsync(county.Administrator, alarm.Id, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await desk.CloseAsync(county.Administrator, alarm.Id, "已从备份恢复", County.Ct));
        County.Done(await desk.CloseAsync(county.Administrator, alarm.Id, "已从备份恢复", County.Ct));
        County.Refused(await desk.CheckAsync(county.Maker, County.Ct), DataDiagnostics.NotAllowed);
        County.Done(await desk.CheckAsync(county.Administrator, County.Ct));
        Assert.Equal(2, await county.Record.ReadAsync(db => db.RecordAlarms.CountAsync()));
    }

    [Theory]
    [InlineData("UPDATE Payouts SET AmountFen = 1")]
    [InlineData("UPDATE Payouts SET AccountNumber = '1' WHERE State = 'Approved'")]
    [InlineData("UPDATE Payouts SET State = 'Reserved' WHERE State = 'Paid'")]
    [InlineData("UPDATE PayoutBatches SET ContentHash = 'x' WHERE State = 'Approved'")]
    [InlineData("UPDATE PayoutBatches SET State = 'AwaitingApproval'")]
    [InlineData("UPDATE Offers SET FirmId = FirmId + 1")]
    [InlineData("UPDATE Offers SET AmountFen = 1 WHERE State = 'Confirmed'")]
    [InlineData("UPDATE Offers SET State = 'Pushed' WHERE State = 'Confirmed'")]
    [InlineData("UPDATE Claims SET ReceiptJson = ''")]
    [InlineData("UPDATE Claims SET State = 'Confirmed' WHERE State = 'Paid'")]
    [InlineData("DELETE FROM Payouts")]
    [InlineData("DELETE FROM SealLinks")]
    [InlineData("UPDATE BankReferences SET Reference = 'x'")]
    public async Task Database_itself_refuses(string sql)
    {
        var (county, _, _) = await SealFixture.CreateAsync();
        await using var _ = county;
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => county.Record.ExecuteAsync(FormattableStringFactory.Create(sql)));
        Assert.Equal(19, refusal.SqliteErrorCode);
    }

    /// <summary>New content hashes for all rows and a chain that fits together, made with a key of the attacker's own.</summary>
    private static async Task RechainAsync(County county)
    {
        var folder = Directory.CreateTempSubdirectory("policymarket-test-");
        var chain = new SealChain(new SealKey(new DataOptions { Directory = folder.FullName }));
        await using var db = county.Record.Open();
        var mac = SealChain.Start;
        foreach (var link in await db.SealLinks.AsNoTracking().OrderBy(l => l.Id).ToListAsync())
        {
            var kind = SealedKinds.ByTable[link.Kind];
            var hash = (await SealedRows.HashesAsync(db, kind, [link.RecordId], County.Ct))[link.RecordId];
            mac = chain.Next(link.Id, mac, kind, link.RecordId, hash).Mac;
            var (id, seal) = (link.Id, mac);
            await county.Record.ForgeAsync($"UPDATE SealLinks SET ContentHash = {hash}, Mac = {seal} WHERE Id = {id}");
        }

        TestFolder.Delete(folder.FullName);
    }
}
