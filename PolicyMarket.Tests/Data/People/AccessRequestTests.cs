using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.People;

/// <summary>Guarded roles: one administrator requests, another confirms.</summary>
public sealed class AccessRequestTests
{
    [Theory]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.FinanceChecker)]
    [InlineData(Roles.Administrator)]
    public async Task Guarded_role_is_held_only_after_another_administrator_has_confirmed(string role)
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        var id = County.Done(
            await county
                .Record.Get<PeopleDesk>()
                .AddAsync(county.Administrator, new NewPerson("xin", "新人", Seeds.Password, [role, Roles.Supervisor]), County.Ct)
        );
        Assert.Equal([Roles.Supervisor], await RolesAsync(county, new PersonId(id)));
        var request = await PendingAsync(county, new PersonId(id));
        var desk = county.Record.Get<AccessRequestDesk>();

        County.Refused(await desk.ConfirmAsync(county.Administrator, request.Id, County.Ct), DataDiagnostics.PersonSecondAdministrator);
        County.Refused(await desk.ConfirmAsync(county.Maker, request.Id, County.Ct), DataDiagnostics.NotAllowed);
        Assert.Equal([Roles.Supervisor], await RolesAsync(county, new PersonId(id)));

        County.Done(await desk.ConfirmAsync(second, request.Id, County.Ct));
        County.Done(await desk.ConfirmAsync(second, request.Id, County.Ct)); // the same again
        Assert.Equal(new[] { role, Roles.Supervisor }.Order(), (await RolesAsync(county, new PersonId(id))).Order());
        County.Refused(await desk.RejectAsync(second, request.Id, County.Ct), DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task A_request_that_was_changed_past_the_workflows_is_not_confirmed()
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        County.Done(await county.Record.Get<PeopleDesk>().SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer, Roles.Finance], County.Ct));
        var request = await PendingAsync(county, county.Officer);
        await county.Record.ForgeAsync($"UPDATE AccessRequests SET RequestedByPersonId = {second} WHERE Id = {request.Id}");

        var refused = await county.Record.Get<AccessRequestDesk>().ConfirmAsync(county.Administrator, request.Id, County.Ct);

        County.Refused(refused, DataDiagnostics.RecordChanged);
        Assert.Equal([Roles.Officer], await RolesAsync(county, county.Officer));
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_oneself_or_confirms_the_own_one()
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        var people = county.Record.Get<PeopleDesk>();
        County.Refused(
            await people.SetRolesAsync(county.Administrator, county.Administrator, [Roles.Administrator, Roles.Finance], County.Ct),
            DataDiagnostics.PersonSecondAdministrator
        );

        County.Done(await people.SetRolesAsync(county.Administrator, second, [Roles.Administrator, Roles.FinanceChecker], County.Ct));
        County.Refused(
            await county.Record.Get<AccessRequestDesk>().ConfirmAsync(second, (await PendingAsync(county, second)).Id, County.Ct),
            DataDiagnostics.PersonSecondAdministrator
        );
        Assert.Equal([Roles.Administrator], await RolesAsync(county, second));
    }

    [Fact]
    public async Task Administrator_whose_password_the_requester_set_cannot_confirm_for_a_day()
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        var people = county.Record.Get<PeopleDesk>();
        County.Done(await people.SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer, Roles.Finance], County.Ct));
        var request = await PendingAsync(county, county.Officer);
        County.Done(await people.SetPasswordAsync(county.Administrator, second, "another-horse-8", mustChange: true, County.Ct));
        await county.Record.PutAsync($"UPDATE AspNetUsers SET MustChangePassword = 0 WHERE Id = {second}");
        var desk = county.Record.Get<AccessRequestDesk>();

        County.Refused(await desk.ConfirmAsync(second, request.Id, County.Ct), DataDiagnostics.PersonSecondAdministrator);
        county.Record.Clock.Advance(TimeSpan.FromHours(24));
        County.Done(await desk.ConfirmAsync(second, request.Id, County.Ct));
    }

    [Fact]
    public async Task Request_is_made_once_and_withdrawn_when_the_role_is_not_wanted_any_more()
    {
        await using var county = await County.CreateAsync();
        var people = county.Record.Get<PeopleDesk>();
        for (var i = 0; i < 2; i++)
        {
            County.Done(await people.SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer, Roles.Finance], County.Ct));
        }

        var request = await PendingAsync(county, county.Officer);
        County.Done(await people.SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer], County.Ct));
        Assert.Equal(
            AccessRequestState.Withdrawn,
            await county.Record.ReadAsync(db => db.AccessRequests.Where(r => r.Id == request.Id).Select(r => r.State).SingleAsync())
        );

        County.Done(await people.SetRolesAsync(null, county.Officer, [Roles.Officer, Roles.Finance], County.Ct)); // the command line gives directly
        Assert.Equal(new[] { Roles.Finance, Roles.Officer }, (await RolesAsync(county, county.Officer)).Order());
    }

    [Fact]
    public async Task Lost_second_factor_of_a_money_role_is_reset_by_two_administrators_and_others_by_one()
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        await Authenticator.SetUpAsync(county.Record, county.Checker);
        await Authenticator.SetUpAsync(county.Record, county.Officer);
        var people = county.Record.Get<PeopleDesk>();

        County.Done(await people.ResetSecondFactorAsync(county.Administrator, county.Officer, County.Ct));
        Assert.False(await HasSecondFactorAsync(county, county.Officer));

        County.Done(await people.ResetSecondFactorAsync(county.Administrator, county.Checker, County.Ct));
        County.Done(await people.ResetSecondFactorAsync(county.Administrator, county.Checker, County.Ct)); // the same again
        Assert.True(await HasSecondFactorAsync(county, county.Checker));
        County.Done(await county.Record.Get<AccessRequestDesk>().ConfirmAsync(second, (await PendingAsync(county, county.Checker)).Id, County.Ct));
        Assert.False(await HasSecondFactorAsync(county, county.Checker));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.UserTokens.CountAsync()));

        County.Refused(
            await people.ResetSecondFactorAsync(county.Administrator, county.Administrator, County.Ct),
            DataDiagnostics.PersonSecondAdministrator
        );
    }

    private static Task<bool> HasSecondFactorAsync(County county, PersonId personId) =>
        county.Record.ReadAsync(db => db.Users.Where(p => p.Id == personId).Select(p => p.TwoFactorEnabled).SingleAsync());

    private static Task<AccessRequest> PendingAsync(County county, PersonId personId) =>
        county.Record.ReadAsync(db => db.AccessRequests.AsNoTracking().SingleAsync(r => r.PersonId == personId && r.State == AccessRequestState.Pending));

    private static Task<List<string>> RolesAsync(County county, PersonId personId) =>
        county.Record.ReadAsync(db =>
            db.UserRoles.Where(l => l.UserId == personId).Join(db.Roles, l => l.RoleId, r => r.Id, (_, r) => r.Name ?? "").ToListAsync()
        );
}
