using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Funds;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Imports.Parameters;
using PolicyMarket.Web.Imports.Work;
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
        var offer = await County.OfferAsync(OfferState.AwaitingCheck);
        var queries = Get<PreCheckQueries>();
        var filter = new PreCheckFilter(null, null);
        Assert.Single((await queries.QueueAsync(County.Officer, filter, County.Ct))!.Keys); // the officer has a department
        Assert.Single(await queries.RowsAsync(County.Officer, [offer.Id], County.Ct));
        Assert.NotNull(await queries.RecordAsync(County.Officer, offer.Id, County.Ct));
        await County.Record.ExecuteAsync($"UPDATE Offers SET State = 'Refused', CheckedByPersonId = {County.Officer} WHERE Id = {offer.Id}");
        Assert.Single(await Get<PreCheckDecisions>().DecidedAsync(County.Officer, County.Ct));
        await County.Record.ExecuteAsync($"UPDATE Offers SET State = 'AwaitingCheck', CheckedByPersonId = NULL WHERE Id = {offer.Id}");
        Assert.Equal(1, await queries.WaitingAsync(Cookie(Roles.Officer), County.Ct));
        Assert.Single((await Get<OwnItemQueries>().ReadAsync(County.Officer, County.Ct))!); // as above

        var other = await County.Record.DepartmentAsync("科技");
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET DepartmentId = {other.Id} WHERE Id = {County.Officer}");

        Assert.Empty((await queries.QueueAsync(County.Officer, filter, County.Ct))!.Keys); // as above
        Assert.Empty(await queries.RowsAsync(County.Officer, [offer.Id], County.Ct));
        Assert.Null(await queries.RecordAsync(County.Officer, offer.Id, County.Ct));
        Assert.Empty(await Get<PreCheckDecisions>().DecidedAsync(County.Officer, County.Ct));
        Assert.Equal(0, await queries.WaitingAsync(Cookie(Roles.Officer), County.Ct));
        Assert.Empty((await Get<OwnItemQueries>().ReadAsync(County.Officer, County.Ct))!); // as above
    }

    [Fact]
    public async Task Whoever_has_lost_the_firm_reads_nothing_of_it()
    {
        var offer = await County.OfferAsync();
        var payout = await County.ClaimAsync(County.FirmUser, offer, County.Account);
        Assert.NotNull(await Get<FirmQueries>().HomeAsync(County.FirmUser, County.Ct));
        Assert.NotNull(await Get<ClaimQueries>().ReadAsync(County.FirmUser, payout.ClaimId, County.Ct));
        Assert.Single(await Get<ConfirmQueries>().AccountsAsync(County.FirmUser, County.Ct));

        var other = await County.Record.FirmAsync(9);
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET FirmId = {other.Id} WHERE Id = {County.FirmUser}");

        Assert.Equal(other.Name, (await Get<FirmQueries>().HomeAsync(County.FirmUser, County.Ct))?.FirmName);
        Assert.Empty(await Get<FirmQueries>().ClaimsAsync(County.FirmUser, County.Ct));
        Assert.Null(await Get<ClaimQueries>().ReadAsync(County.FirmUser, payout.ClaimId, County.Ct));
        Assert.Null(await Get<ConfirmQueries>().ReadAsync(County.FirmUser, offer.Id, County.Ct));
        Assert.Empty(await Get<ConfirmQueries>().AccountsAsync(County.FirmUser, County.Ct));
        Assert.Empty(await Get<NoticeQueries>().ReadAsync(County.FirmUser, County.Ct));
        Assert.Equal(0, await Get<NoticeQueries>().UnreadAsync(Cookie(Roles.Firm), County.Ct));
    }

    [Fact]
    public async Task Whoever_is_deactivated_reads_nothing_at_any_desk()
    {
        var payout = await County.ClaimAsync();
        var batch = await County.BatchAsync(payout);
        var run = await County.Record.RunAsync();
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET IsActive = 0");
        var filter = new PreCheckFilter(null, null);

        Assert.Null(await Get<PreCheckQueries>().QueueAsync(County.Officer, filter, County.Ct));
        Assert.Empty(await Get<PreCheckQueries>().RowsAsync(County.Officer, [1], County.Ct));
        Assert.Empty(await Get<PreCheckDecisions>().DecidedAsync(County.Officer, County.Ct));
        Assert.Empty(await Get<PreCheckDecisions>().ReleasesAsync(County.Officer, County.Ct));
        Assert.Null(await Get<DraftQueries>().AuthorAsync(County.Officer, County.Ct));
        Assert.Null(await Get<OwnItemQueries>().ReadAsync(County.Officer, County.Ct));
        Assert.Null(await Get<ImportQueries>().UploaderAsync(County.Officer, County.Ct));
        Assert.Equal(0, (await Get<RunsQueries>().ListAsync(County.Officer, 1, County.Ct)).Total);
        Assert.Null(await Get<RunsQueries>().ReadAsync(County.Officer, run.Id, County.Ct));
        Assert.Null(await Get<BatchQueries>().ReadAsync(County.Maker, batch.Id, County.Ct));
        Assert.Empty((await Get<PayoutQueries>().BatchesAsync(County.Maker, 0, 20, County.Ct)).Rows);
        Assert.Empty(await Get<BatchQueries>().FullAccountsAsync(County.Maker, batch.Id, County.Ct));
        Assert.Equal(0, (await Get<DeskAccountQueries>().ReadAsync(County.Maker, County.Firm.Name, 0, 20, County.Ct)).Count);
        Assert.Empty(await Get<FundQueries>().FundsAsync(County.Maker, County.Ct));
        Assert.Empty(await Get<FundQueries>().ItemsAsync(County.Maker, County.Ct));
        Assert.Empty(await Get<ParameterQueries>().ReadAsync(County.Administrator, County.Ct));
        Assert.Null(await Get<ClaimQueries>().ReadAsync(County.Maker, payout.ClaimId, County.Ct));
        Assert.Null(await Get<FirmQueries>().HomeAsync(County.FirmUser, County.Ct));
        Assert.Null(await Get<FirmDataQueries>().ReadOwnAsync(County.FirmUser, County.Ct));
    }

    [Fact]
    public async Task Finance_and_runs_are_read_by_their_roles_alone()
    {
        var batch = await County.BatchAsync(await County.ClaimAsync());
        var run = await County.Record.RunAsync();

        foreach (var (role, id) in County.People)
        {
            var isFinance = role is Roles.Finance or Roles.FinanceChecker or Roles.Supervisor;
            Assert.Equal($"{role} {isFinance}", $"{role} {await Get<BatchQueries>().ReadAsync(id, batch.Id, County.Ct) is not null}");
            Assert.Equal(
                $"{role} {isFinance}",
                $"{role} {(await Get<DeskAccountQueries>().ReadAsync(id, County.Firm.Name, 0, 20, County.Ct)).Count == 1}"
            );
            Assert.Equal(
                $"{role} {isFinance || role == Roles.Administrator}",
                $"{role} {(await Get<FundQueries>().FundsAsync(id, County.Ct)).Count == 1}"
            );
            Assert.Equal(
                $"{role} {role is Roles.Officer or Roles.Administrator or Roles.Supervisor}",
                $"{role} {await Get<RunsQueries>().ReadAsync(id, run.Id, County.Ct) is not null}"
            );
        }
    }

    private T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private ClaimsPrincipal Cookie(string role) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, County.People[role].ToString()), new Claim(ClaimTypes.Role, role)], "test"));
}
