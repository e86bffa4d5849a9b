using System.Collections.Immutable;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Data.People;

/// <summary>
/// Each role against each operation. The operations name things that do not exist, so an allowed one is refused for that, and a forbidden one for the role.
/// </summary>
public sealed class AuthorizationTests
{
    private const long Nothing = 987_654;

    private static readonly (string Name, string[] Allowed, Func<TestRecord, long, Task<ImmutableArray<Diagnostic>>> Try)[] Operations =
    [
        ("precheck.approve", [Roles.Officer], (r, p) => Why(r.Get<PreCheckDesk>().ApproveAsync(p, [Nothing], County.Ct))),
        ("precheck.refuse", [Roles.Officer], (r, p) => Why(r.Get<PreCheckDesk>().RefuseAsync(p, [Nothing], "理由", County.Ct))),
        ("precheck.undo", [Roles.Officer], (r, p) => Why(r.Get<PreCheckDesk>().UndoAsync(p, [Nothing], County.Ct))),
        ("offer.push", [Roles.Officer], (r, p) => Why(r.Get<OfferPush>().PushNowAsync(p, [Nothing], County.Ct))),
        ("hold.release", [Roles.Administrator], (r, p) => Why(r.Get<HoldDesk>().ReleaseAsync(p, Nothing, "理由", County.Ct))),
        ("item.confirm", [Roles.Officer], (r, p) => Why(r.Get<ItemDesk>().ConfirmValidityAsync(p, Nothing, new DateOnly(2027, 1, 1), County.Ct))),
        ("item.precheck", [Roles.Officer], (r, p) => Why(r.Get<ItemDesk>().SetPreCheckAsync(p, Nothing, false, County.Ct))),
        ("claim.confirm", [Roles.Firm], (r, p) => Why(r.Get<ClaimFiling>().ConfirmAsync(p, Nothing, Nothing, County.Ct))),
        ("claim.decline", [Roles.Firm], (r, p) => Why(r.Get<ClaimFiling>().DeclineAsync(p, Nothing, null, County.Ct))),
        ("account.add", [Roles.Firm], (r, p) => Why(r.Get<BankAccounts>().AddAsync(p, "别的公司", "银行", "12345678", County.Ct))),
        ("account.default", [Roles.Firm], (r, p) => Why(r.Get<BankAccounts>().MakeDefaultAsync(p, Nothing, County.Ct))),
        ("account.verify", [Roles.Finance], (r, p) => Why(r.Get<BankAccounts>().VerifyAsync(p, Nothing, County.Ct))),
        ("notice.read", [.. Roles.Names.Keys], (r, p) => Why(r.Get<Inbox>().MarkReadAsync(p, Nothing, County.Ct))),
        ("casework.dismiss", [Roles.Supervisor], (r, p) => Why(r.Get<CaseDesk>().DismissAsync(p, Nothing, "理由", County.Ct))),
        ("casework.threshold", [Roles.Supervisor, Roles.Administrator], (r, p) => Why(r.Get<ThresholdDesk>().SetAsync(p, new Dictionary<string, int> { ["x"] = 1 }, County.Ct))),
        ("batch.make", [Roles.Finance], (r, p) => Why(r.Get<BatchDesk>().MakeAsync(p, [Nothing], County.Ct))),
        ("batch.approve", [Roles.FinanceChecker], (r, p) => Why(r.Get<BatchDesk>().ApproveAsync(p, Nothing, "", County.Ct))),
        ("batch.reject", [Roles.FinanceChecker], (r, p) => Why(r.Get<BatchDesk>().RejectAsync(p, Nothing, "理由", County.Ct))),
        ("batch.instruction", [Roles.Finance, Roles.FinanceChecker], (r, p) => Why(r.Get<InstructionWriter>().InstructionCsvAsync(p, Nothing, County.Ct))),
        ("batch.result", [Roles.Finance], (r, p) => Why(r.Get<BankReconciliation>().TakeInAsync(p, Nothing, "x.csv", Stream.Null, County.Ct))),
        ("payout.resend", [Roles.Finance, Roles.Firm], (r, p) => Why(r.Get<ReturnDesk>().ResendAsync(p, Nothing, Nothing, County.Ct))),
        ("fund.create", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().CreateAsync(p, "", "", null, 2026, County.Ct))),
        ("fund.grant", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().GrantAsync(p, Nothing, 1, "文号", County.Ct))),
        ("fund.assign", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().AssignAsync(p, Nothing, null, County.Ct))),
        ("fund.open", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().SetOpenAsync(p, Nothing, true, County.Ct))),
        ("person.add", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().AddAsync(p, new NewPerson("", "", "", []), County.Ct))),
        ("person.roles", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().SetRolesAsync(p, Nothing, [], County.Ct))),
        ("person.deactivate", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().DeactivateAsync(p, Nothing, County.Ct))),
        ("person.reactivate", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().ReactivateAsync(p, Nothing, County.Ct))),
        ("person.password", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().SetPasswordAsync(p, Nothing, "x", mustChange: true, County.Ct))),
        ("second-factor.reset", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().ResetSecondFactorAsync(p, Nothing, County.Ct))),
        ("access-request.confirm", [Roles.Administrator], (r, p) => Why(r.Get<AccessRequestDesk>().ConfirmAsync(p, Nothing, County.Ct))),
        ("access-request.reject", [Roles.Administrator], (r, p) => Why(r.Get<AccessRequestDesk>().RejectAsync(p, Nothing, County.Ct))),
        ("session.end-all", [Roles.Administrator], (r, p) => Why(r.Get<SessionDesk>().EndAllAsync(p, Nothing, County.Ct))),
        ("department.add", [Roles.Administrator], (r, p) => Why(r.Get<DepartmentDesk>().AddAsync(p, "", "", null, County.Ct))),
        ("department.territory", [Roles.Administrator], (r, p) => Why(r.Get<DepartmentDesk>().SetTerritoryAsync(p, 0, null, County.Ct))),
    ];

    [Fact]
    public async Task Each_role_does_its_own_work_and_nothing_else()
    {
        await using var county = await County.CreateAsync();
        var gone = await county.Record.PersonAsync("gone", Roles.Administrator);
        County.Done(await county.Record.Get<PeopleDesk>().DeactivateAsync(null, gone, County.Ct));
        foreach (var (name, allowed, tryIt) in Operations)
        {
            foreach (var (role, person) in county.People)
            {
                var isRefused = (await tryIt(county.Record, person)).Any(d => d.Code == DataDiagnostics.NotAllowed);
                Assert.True(isRefused != allowed.Contains(role), $"{name} as {role}: {(isRefused ? "refused" : "let through")}");
            }

            foreach (var nobody in new[] { 0, -1, gone, Nothing })
            {
                Assert.Contains(await tryIt(county.Record, nobody), d => d.Code == DataDiagnostics.NotAllowed);
            }
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> Why<T>(Task<Result<T>> work)
    {
        var result = await work;
        Assert.False(result.Succeeded);
        return result.Diagnostics;
    }
}
