using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

/// <summary>Codes inside workflows: demanded, single-use, limited.</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public async Task Where_it_is_required_nobody_approves_money_or_people_without_a_code()
    {
        await using var town = await RequiredAsync();
        var second = await town.Record.PersonAsync("second-admin", Roles.Administrator);
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var people = town.Record.Get<PeopleDesk>();
        Town.Done(await people.SetRolesAsync(town.Administrator, town.Officer, [Roles.Officer, Roles.Finance], Town.Ct));
        var request = await town.Record.ReadAsync(db => db.AccessRequests.SingleAsync(r => r.State == AccessRequestState.Pending));
        async Task AllRefusedAsync(string code)
        {
            Town.Refused(await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct), code);
            Town.Refused(await town.Record.Get<FundDesk>().GrantAsync(town.Maker, town.Fund.Id, 100, "涟财预〔2026〕2号", Town.Ct), code);
            Town.Refused(await town.Record.Get<AccessRequestDesk>().ConfirmAsync(second, request.Id, Town.Ct), code);
            Town.Refused(await people.SetRolesAsync(town.Administrator, town.Officer, [Roles.Officer, Roles.Administrator], Town.Ct), code);
        }

        await AllRefusedAsync(DiagnosticCatalogue.SecondFactorMissing);
        foreach (var person in new[] { town.Checker, town.Maker, second, town.Administrator })
        {
            await Authenticator.SetUpAsync(town.Record, person);
        }

        await AllRefusedAsync(DiagnosticCatalogue.SecondFactorCode);
        Assert.Equal(BatchState.AwaitingApproval, (await town.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Right_code_approves_once_and_no_other_act_after_it()
    {
        await using var town = await RequiredAsync();
        var (app, _) = await Authenticator.SetUpAsync(town.Record, town.Checker);
        var first = await town.BatchAsync(await town.ClaimAsync());
        var (boss, offer, account) = await town.NeighbourAsync(2);
        var other = await town.BatchAsync(await town.ClaimAsync(boss, offer, account));
        var desk = town.Record.Get<BatchDesk>();

        Town.Refused(await desk.ApproveAsync(new Approver(town.Checker, app.Code), first.Id, first.ContentHash, Town.Ct),
            DiagnosticCatalogue.SecondFactorCode); // used for the set-up
        var code = app.Next();
        Town.Done(await desk.ApproveAsync(new Approver(town.Checker, code), first.Id, first.ContentHash, Town.Ct));
        Town.Refused(await desk.ApproveAsync(new Approver(town.Checker, code), other.Id, other.ContentHash, Town.Ct), DiagnosticCatalogue.SecondFactorCode);
        Town.Done(await desk.ApproveAsync(new Approver(town.Checker, app.Next()), other.Id, other.ContentHash, Town.Ct));
        Assert.Equal(2, await town.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "second-factor.accept")));
    }

    [Fact]
    public async Task Wrong_codes_are_limited_and_recorded()
    {
        await using var town = await RequiredAsync();
        var (app, _) = await Authenticator.SetUpAsync(town.Record, town.Checker);
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var desk = town.Record.Get<BatchDesk>();
        app.Next();
        var wrong = app.Code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
        {
            Town.Refused(await desk.ApproveAsync(new Approver(town.Checker, wrong), batch.Id, batch.ContentHash, Town.Ct),
                DiagnosticCatalogue.SecondFactorCode);
        }

        Town.Refused(await desk.ApproveAsync(new Approver(town.Checker, app.Code), batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.TooManyAttempts);
        Town.Done(await town.Record.Get<SignInLog>().FlushAsync(Town.Ct));
        var told = await town.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "second-factor.refuse"));
        Assert.Contains("5 次", told.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, told.Detail, StringComparison.Ordinal);

        town.Record.Clock.Advance(TimeSpan.FromMinutes(15));
        Town.Done(await desk.ApproveAsync(new Approver(town.Checker, app.Code), batch.Id, batch.ContentHash, Town.Ct));
    }

    [Fact]
    public async Task Neither_secret_nor_recovery_code_can_be_read_from_the_database()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<SecondFactorDesk>();
        Town.Done(await desk.BeginAsync(town.Checker, Seeds.Password, Town.Ct));
        var secret = (await desk.ReadAsync(town.Checker, Town.Ct))?.Pending?.Secret ?? "";
        var values = await town.Record.ReadAsync(db => db.UserTokens.Select(t => t.Value ?? "").ToListAsync());
        Assert.DoesNotContain(values, v => v.Contains(secret, StringComparison.Ordinal)
            || v.Contains(Convert.ToBase64String(Authenticator.Decode(secret)), StringComparison.Ordinal));

        var (_, codes) = await Authenticator.SetUpAsync(town.Record, town.Maker);
        Assert.Equal(10, codes.Distinct().Count());
        values = await town.Record.ReadAsync(db => db.UserTokens.Select(t => t.Value ?? "").ToListAsync());
        Assert.DoesNotContain(values, v => codes.Any(c => v.Contains(c, StringComparison.Ordinal)
            || v.Contains(c.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Set_up_asks_for_the_password_and_a_change_of_phone_for_the_old_code_too()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<SecondFactorDesk>();
        Town.Refused(await desk.BeginAsync(town.Checker, "not-the-password-1", Town.Ct), DiagnosticCatalogue.PasswordWrong);
        var (app, _) = await Authenticator.SetUpAsync(town.Record, town.Checker);
        Town.Refused(await desk.BeginAsync(town.Checker, Seeds.Password, Town.Ct), DiagnosticCatalogue.SecondFactorCode);
        Town.Done(await desk.BeginAsync(new Approver(town.Checker, app.Next()), Seeds.Password, Town.Ct));
        Town.Refused(await desk.RenewRecoveryCodesAsync(new Approver(town.Checker, app.Code), Town.Ct), DiagnosticCatalogue.SecondFactorCode);
        Town.Done(await desk.RenewRecoveryCodesAsync(new Approver(town.Checker, app.Next()), Town.Ct));
    }

    private static async Task<Town> RequiredAsync()
    {
        var record = await TestRecord.CreateAsync(services => services.AddSingleton(new SecondFactorOptions { IsRequired = true }));
        return await WithBudgetAsync(await Town.CreateAsync(budgetFen: 0, record));
    }

    /// <summary>Budget from before the second factor was required.</summary>
    private static async Task<Town> WithBudgetAsync(Town town)
    {
        var recorder = town.Record.Get<Recorder>();
        var books = town.Record.Get<PolicyMarket.Data.Ledger.Bookkeeper>();
        Town.Done(await recorder.WriteAsync<bool>(
            async db =>
            {
                var subject = $"budget:fund {town.Fund.Id}:以前的预算";
                await books.AddAsync(db, PolicyMarket.Data.Ledger.LedgerPhase.Budget, Actor.System("测试"),
                    [new PolicyMarket.Data.Ledger.LedgerMove(town.Fund.Id, PayoutId: null, subject, 1_000_000_00)], Town.Ct);
                return WorkResult.Done(true);
            },
            Town.Ct));
        return town;
    }
}
