using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
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
        await using var county = await RequiredAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var people = county.Record.Get<PeopleDesk>();
        County.Done(await people.SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer, Roles.Finance], County.Ct));
        var request = await county.Record.ReadAsync(db => db.AccessRequests.SingleAsync(r => r.State == AccessRequestState.Pending));
        async Task AllRefusedAsync(string code)
        {
            County.Refused(await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct), code);
            County.Refused(await county.Record.Get<FundDesk>().GrantAsync(county.Maker, county.Fund.Id, 100, "涟财预〔2026〕2号", County.Ct), code);
            County.Refused(await county.Record.Get<AccessRequestDesk>().ConfirmAsync(second, request.Id, County.Ct), code);
            County.Refused(await people.SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer, Roles.Administrator], County.Ct), code);
        }

        await AllRefusedAsync(DataDiagnostics.SecondFactorMissing);
        foreach (var person in new[] { county.Checker, county.Maker, second, county.Administrator })
        {
            await Authenticator.SetUpAsync(county.Record, person);
        }

        await AllRefusedAsync(DataDiagnostics.SecondFactorCode);
        Assert.Equal(BatchState.AwaitingApproval, (await county.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Right_code_approves_once_and_no_other_act_after_it()
    {
        await using var county = await RequiredAsync();
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Checker);
        var first = await county.BatchAsync(await county.ClaimAsync());
        var (firmUser, offer, account) = await county.OtherFirmAsync(2);
        var other = await county.BatchAsync(await county.ClaimAsync(firmUser, offer, account));
        var desk = county.Record.Get<BatchDesk>();

        County.Refused(
            await desk.ApproveAsync(new Approver(county.Checker, app.Code), first.Id, first.ContentHash, County.Ct),
            DataDiagnostics.SecondFactorCode
        ); // used for the set-up
        var code = app.Next();
        County.Done(await desk.ApproveAsync(new Approver(county.Checker, code), first.Id, first.ContentHash, County.Ct));
        County.Refused(
            await desk.ApproveAsync(new Approver(county.Checker, code), other.Id, other.ContentHash, County.Ct),
            DataDiagnostics.SecondFactorCode
        );
        County.Done(await desk.ApproveAsync(new Approver(county.Checker, app.Next()), other.Id, other.ContentHash, County.Ct));
        Assert.Equal(2, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "second-factor.accept")));
    }

    [Fact]
    public async Task Wrong_codes_are_limited_and_recorded()
    {
        await using var county = await RequiredAsync();
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Checker);
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var desk = county.Record.Get<BatchDesk>();
        app.Next();
        var wrong = app.Code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
        {
            County.Refused(
                await desk.ApproveAsync(new Approver(county.Checker, wrong), batch.Id, batch.ContentHash, County.Ct),
                DataDiagnostics.SecondFactorCode
            );
        }

        County.Refused(
            await desk.ApproveAsync(new Approver(county.Checker, app.Code), batch.Id, batch.ContentHash, County.Ct),
            DataDiagnostics.TooManyAttempts
        );
        County.Done(await county.Record.Get<SignInLog>().FlushAsync(County.Ct));
        var told = await county.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "second-factor.refuse"));
        Assert.Contains("5 次", told.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, told.Detail, StringComparison.Ordinal);

        county.Record.Clock.Advance(TimeSpan.FromMinutes(15));
        County.Done(await desk.ApproveAsync(new Approver(county.Checker, app.Code), batch.Id, batch.ContentHash, County.Ct));
    }

    [Fact]
    public async Task Neither_secret_nor_recovery_code_can_be_read_from_the_database()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<SecondFactorDesk>();
        County.Done(await desk.BeginAsync(county.Checker, Seeds.Password, County.Ct));
        var secret = (await desk.ReadAsync(county.Checker, County.Ct))?.Pending?.Secret ?? "";
        var values = await county.Record.ReadAsync(db => db.UserTokens.Select(t => t.Value ?? "").ToListAsync());
        Assert.DoesNotContain(
            values,
            v => v.Contains(secret, StringComparison.Ordinal) || v.Contains(Convert.ToBase64String(Authenticator.Decode(secret)), StringComparison.Ordinal)
        );

        var (_, codes) = await Authenticator.SetUpAsync(county.Record, county.Maker);
        Assert.Equal(10, codes.Distinct().Count());
        values = await county.Record.ReadAsync(db => db.UserTokens.Select(t => t.Value ?? "").ToListAsync());
        Assert.DoesNotContain(
            values,
            v =>
                codes.Any(c =>
                    v.Contains(c, StringComparison.Ordinal) || v.Contains(c.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Wrong_own_passwords_count_together_whatever_they_are_asked_for()
    {
        await using var county = await County.CreateAsync();
        var session = County.Done(
            await county.Record.Get<SignInDesk>().SignInAsync(new SignInAttempt("p-FinanceChecker", Seeds.Password, "10.0.0.9", "test"), County.Ct)
        );
        for (var i = 0; i < 3; i++)
        {
            County.Refused(
                await county.Record.Get<SecondFactorDesk>().BeginAsync(county.Checker, $"not-the-password-{i}", County.Ct),
                DataDiagnostics.PasswordWrong
            );
        }

        for (var i = 0; i < 2; i++)
        {
            County.Refused(await ChangeAsync($"not-the-password-{i}"), DataDiagnostics.PasswordWrong);
        }

        County.Refused(await ChangeAsync(Seeds.Password), DataDiagnostics.TooManyAttempts);
        County.Refused(await county.Record.Get<SecondFactorDesk>().BeginAsync(county.Checker, Seeds.Password, County.Ct), DataDiagnostics.TooManyAttempts);

        Task<Result<string>> ChangeAsync(string old) =>
            county.Record.Get<AccountDesk>().ChangePasswordAsync(county.Checker, session.SessionId, old, "another-horse-8", County.Ct);
    }

    [Fact]
    public async Task Set_up_asks_for_the_password_and_a_change_of_phone_for_the_old_code_too()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<SecondFactorDesk>();
        County.Refused(await desk.BeginAsync(county.Checker, "not-the-password-1", County.Ct), DataDiagnostics.PasswordWrong);
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Checker);
        County.Refused(await desk.BeginAsync(county.Checker, Seeds.Password, County.Ct), DataDiagnostics.SecondFactorCode);
        County.Done(await desk.BeginAsync(new Approver(county.Checker, app.Next()), Seeds.Password, County.Ct));
        County.Refused(await desk.RenewRecoveryCodesAsync(new Approver(county.Checker, app.Code), County.Ct), DataDiagnostics.SecondFactorCode);
        County.Done(await desk.RenewRecoveryCodesAsync(new Approver(county.Checker, app.Next()), County.Ct));
    }

    private static async Task<County> RequiredAsync()
    {
        var record = await TestRecord.CreateAsync(services => services.AddSingleton(new SecondFactorOptions { IsRequired = true }));
        return await WithBudgetAsync(await County.CreateAsync(budgetFen: 0, record));
    }

    /// <summary>Budget from before the second factor was required.</summary>
    private static async Task<County> WithBudgetAsync(County county)
    {
        var recorder = county.Record.Get<Recorder>();
        var posting = county.Record.Get<PolicyMarket.Data.Ledger.LedgerPosting>();
        County.Done(
            await recorder.WriteAsync<bool>(
                async db =>
                {
                    var subject = $"budget:fund {county.Fund.Id}:以前的预算";
                    await posting.AddAsync(
                        db,
                        PolicyMarket.Data.Ledger.LedgerPhase.Budget,
                        Actor.System("测试"),
                        [new PolicyMarket.Data.Ledger.LedgerMove(county.Fund.Id, PayoutId: null, subject, 1_000_000_00)],
                        County.Ct
                    );
                    return Result.Ok(true);
                },
                County.Ct
            )
        );
        return county;
    }
}
