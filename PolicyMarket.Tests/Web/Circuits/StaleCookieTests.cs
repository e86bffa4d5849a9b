using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Drafts;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Funds;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Matching;
using PolicyMarket.Web.Notices;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Payouts;
using PolicyMarket.Web.Policies;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>Reads ask the database who the person is now: what a cookie says of roles, department and firm may be old.</summary>
public sealed class StaleCookieTests : PageTest
{
    [Fact]
    public async Task An_officer_who_has_changed_the_department_reads_nothing_of_the_former_one()
    {
        var offer = await Town.OfferAsync(OfferState.AwaitingCheck);
        var queries = Get<PreCheckQueries>();
        var filter = new PreCheckFilter(null, null);
        Assert.Single((await queries.ReadAsync(Town.Officer, filter, Town.Ct))!.Rows); // the officer has a department
        Assert.NotNull(await queries.ReceiptAsync(Town.Officer, offer.Id, Town.Ct));
        Assert.Equal(1, await queries.WaitingAsync(Cookie(Roles.Officer), Town.Ct));
        Assert.Single((await Get<OwnItemQueries>().ReadAsync(Town.Officer, Town.Ct))!); // as above

        var other = await Town.Record.DepartmentAsync("科技");
        await Town.Record.ExecuteAsync($"UPDATE AspNetUsers SET DepartmentId = {other.Id} WHERE Id = {Town.Officer}");

        Assert.Empty((await queries.ReadAsync(Town.Officer, filter, Town.Ct))!.Rows); // as above
        Assert.Empty(await queries.AllAsync(Town.Officer, filter, Town.Ct));
        Assert.Null(await queries.ReceiptAsync(Town.Officer, offer.Id, Town.Ct));
        Assert.Equal(0, await queries.WaitingAsync(Cookie(Roles.Officer), Town.Ct));
        Assert.Empty((await Get<OwnItemQueries>().ReadAsync(Town.Officer, Town.Ct))!); // as above
    }

    [Fact]
    public async Task Whoever_has_lost_the_firm_reads_nothing_of_it()
    {
        var offer = await Town.OfferAsync();
        var payout = await Town.ClaimAsync(Town.Boss, offer, Town.Account);
        Assert.NotNull(await Get<FirmQueries>().HomeAsync(Town.Boss, Town.Ct));
        Assert.NotNull(await Get<ClaimQueries>().ReadAsync(Town.Boss, payout.ClaimId, Town.Ct));
        Assert.Single(await Get<ConfirmQueries>().AccountsAsync(Town.Boss, Town.Ct));

        var other = await Town.Record.FirmAsync(9);
        await Town.Record.ExecuteAsync($"UPDATE AspNetUsers SET FirmId = {other.Id} WHERE Id = {Town.Boss}");

        Assert.Equal(other.Name, (await Get<FirmQueries>().HomeAsync(Town.Boss, Town.Ct))?.FirmName);
        Assert.Empty(await Get<FirmQueries>().ClaimsAsync(Town.Boss, Town.Ct));
        Assert.Null(await Get<ClaimQueries>().ReadAsync(Town.Boss, payout.ClaimId, Town.Ct));
        Assert.Null(await Get<ConfirmQueries>().ReadAsync(Town.Boss, offer.Id, Town.Ct));
        Assert.Empty(await Get<ConfirmQueries>().AccountsAsync(Town.Boss, Town.Ct));
        Assert.Empty(await Get<NoticeQueries>().ReadAsync(Town.Boss, Town.Ct));
        Assert.Equal(0, await Get<NoticeQueries>().UnreadAsync(Cookie(Roles.Firm), Town.Ct));
    }

    [Fact]
    public async Task Whoever_is_deactivated_reads_nothing_at_any_desk()
    {
        var payout = await Town.ClaimAsync();
        var batch = await Town.BatchAsync(payout);
        var run = await Town.Record.RunAsync();
        await Town.Record.ExecuteAsync($"UPDATE AspNetUsers SET IsActive = 0");
        var filter = new PreCheckFilter(null, null);

        Assert.Null(await Get<PreCheckQueries>().ReadAsync(Town.Officer, filter, Town.Ct));
        Assert.Null(await Get<DraftQueries>().AuthorAsync(Town.Officer, Town.Ct));
        Assert.Null(await Get<OwnItemQueries>().ReadAsync(Town.Officer, Town.Ct));
        Assert.Null(await Get<ImportQueries>().UploaderAsync(Town.Officer, Town.Ct));
        Assert.Equal(0, (await Get<RunsQueries>().ListAsync(Town.Officer, 1, Town.Ct)).Total);
        Assert.Null(await Get<RunsQueries>().ReadAsync(Town.Officer, run.Id, Town.Ct));
        Assert.Null(await Get<PayoutQueries>().BatchAsync(Town.Maker, batch.Id, Town.Ct));
        Assert.Empty(await Get<PayoutQueries>().BatchesAsync(Town.Maker, Town.Ct));
        Assert.Empty(await Get<PayoutQueries>().AccountsAsync(Town.Maker, payout.ClaimId, Town.Ct));
        Assert.Equal(0, (await Get<DeskAccountQueries>().ReadAsync(Town.Maker, Town.Firm.Name, Town.Ct)).Count);
        Assert.Empty(await Get<FundQueries>().BalancesAsync(Town.Maker, Town.Ct));
        Assert.Empty(await Get<FundQueries>().ItemsAsync(Town.Maker, Town.Ct));
        Assert.Empty(await Get<ParameterQueries>().ReadAsync(Town.Administrator, Town.Ct));
        Assert.Null(await Get<ClaimQueries>().ReadAsync(Town.Maker, payout.ClaimId, Town.Ct));
        Assert.Null(await Get<FirmQueries>().HomeAsync(Town.Boss, Town.Ct));
        Assert.Null(await Get<FirmDataQueries>().ReadOwnAsync(Town.Boss, Town.Ct));
    }

    [Fact]
    public async Task Finance_and_runs_are_read_by_their_roles_alone()
    {
        var batch = await Town.BatchAsync(await Town.ClaimAsync());
        var run = await Town.Record.RunAsync();

        foreach (var (role, id) in Town.People)
        {
            var isFinance = role is Roles.Finance or Roles.FinanceChecker or Roles.Supervisor;
            Assert.Equal($"{role} {isFinance}", $"{role} {await Get<PayoutQueries>().BatchAsync(id, batch.Id, Town.Ct) is not null}");
            Assert.Equal($"{role} {isFinance}", $"{role} {(await Get<DeskAccountQueries>().ReadAsync(id, Town.Firm.Name, Town.Ct)).Count == 1}");
            Assert.Equal($"{role} {isFinance || role == Roles.Administrator}", $"{role} {(await Get<FundQueries>().BalancesAsync(id, Town.Ct)).Count == 1}");
            Assert.Equal(
                $"{role} {role is Roles.Officer or Roles.Administrator or Roles.Supervisor}",
                $"{role} {await Get<RunsQueries>().ReadAsync(id, run.Id, Town.Ct) is not null}");
        }
    }

    private T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private ClaimsPrincipal Cookie(string role) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, Town.People[role].ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Role, role)], "test"));
}
