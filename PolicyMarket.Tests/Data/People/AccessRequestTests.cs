using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

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
        await using var town = await Town.CreateAsync();
        var second = await town.Record.PersonAsync("second-admin", Roles.Administrator);
        var id = Town.Done(await town.Record.Get<PeopleDesk>().AddAsync(
            town.Administrator, new NewPerson("xin", "新人", Seeds.Password, [role, Roles.Supervisor]), Town.Ct));
        Assert.Equal([Roles.Supervisor], await RolesAsync(town, id));
        var request = await PendingAsync(town, id);
        var desk = town.Record.Get<AccessRequestDesk>();

        Town.Refused(await desk.ConfirmAsync(town.Administrator, request.Id, Town.Ct), DiagnosticCatalogue.PersonSecondAdministrator);
        Town.Refused(await desk.ConfirmAsync(town.Maker, request.Id, Town.Ct), DiagnosticCatalogue.NotAllowed);
        Assert.Equal([Roles.Supervisor], await RolesAsync(town, id));

        Town.Done(await desk.ConfirmAsync(second, request.Id, Town.Ct));
        Town.Done(await desk.ConfirmAsync(second, request.Id, Town.Ct)); // the same again
        Assert.Equal(new[] { role, Roles.Supervisor }.Order(), (await RolesAsync(town, id)).Order());
        Town.Refused(await desk.RejectAsync(second, request.Id, Town.Ct), DiagnosticCatalogue.WorkStateMoved);
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_oneself_or_confirms_the_own_one()
    {
        await using var town = await Town.CreateAsync();
        var second = await town.Record.PersonAsync("second-admin", Roles.Administrator);
        var people = town.Record.Get<PeopleDesk>();
        Town.Refused(
            await people.SetRolesAsync(town.Administrator, town.Administrator, [Roles.Administrator, Roles.Finance], Town.Ct),
                DiagnosticCatalogue.PersonSecondAdministrator);

        Town.Done(await people.SetRolesAsync(town.Administrator, second, [Roles.Administrator, Roles.FinanceChecker], Town.Ct));
        Town.Refused(
            await town.Record.Get<AccessRequestDesk>().ConfirmAsync(second, (await PendingAsync(town, second)).Id, Town.Ct),
                DiagnosticCatalogue.PersonSecondAdministrator);
        Assert.Equal([Roles.Administrator], await RolesAsync(town, second));
    }

    [Fact]
    public async Task Administrator_whose_password_the_requester_set_cannot_confirm_for_a_day()
    {
        await using var town = await Town.CreateAsync();
        var second = await town.Record.PersonAsync("second-admin", Roles.Administrator);
        var people = town.Record.Get<PeopleDesk>();
        Town.Done(await people.SetRolesAsync(town.Administrator, town.Officer, [Roles.Officer, Roles.Finance], Town.Ct));
        var request = await PendingAsync(town, town.Officer);
        Town.Done(await people.SetPasswordAsync(town.Administrator, second, "another-horse-8", mustChange: true, Town.Ct));
        await town.Record.PutAsync($"UPDATE AspNetUsers SET MustChangePassword = 0 WHERE Id = {second}");
        var desk = town.Record.Get<AccessRequestDesk>();

        Town.Refused(await desk.ConfirmAsync(second, request.Id, Town.Ct), DiagnosticCatalogue.PersonSecondAdministrator);
        town.Record.Clock.Advance(TimeSpan.FromHours(24));
        Town.Done(await desk.ConfirmAsync(second, request.Id, Town.Ct));
    }

    [Fact]
    public async Task Request_is_made_once_and_withdrawn_when_the_role_is_not_wanted_any_more()
    {
        await using var town = await Town.CreateAsync();
        var people = town.Record.Get<PeopleDesk>();
        for (var i = 0; i < 2; i++)
        {
            Town.Done(await people.SetRolesAsync(town.Administrator, town.Officer, [Roles.Officer, Roles.Finance], Town.Ct));
        }

        var request = await PendingAsync(town, town.Officer);
        Town.Done(await people.SetRolesAsync(town.Administrator, town.Officer, [Roles.Officer], Town.Ct));
        Assert.Equal(AccessRequestState.Withdrawn,
            await town.Record.ReadAsync(db => db.AccessRequests.Where(r => r.Id == request.Id).Select(r => r.State).SingleAsync()));

        Town.Done(await people.SetRolesAsync(null, town.Officer, [Roles.Officer, Roles.Finance], Town.Ct)); // the command line gives directly
        Assert.Equal(new[] { Roles.Finance, Roles.Officer }, (await RolesAsync(town, town.Officer)).Order());
    }

    [Fact]
    public async Task Lost_second_factor_of_a_money_role_is_reset_by_two_administrators_and_others_by_one()
    {
        await using var town = await Town.CreateAsync();
        var second = await town.Record.PersonAsync("second-admin", Roles.Administrator);
        await Authenticator.SetUpAsync(town.Record, town.Checker);
        await Authenticator.SetUpAsync(town.Record, town.Officer);
        var people = town.Record.Get<PeopleDesk>();

        Town.Done(await people.ResetSecondFactorAsync(town.Administrator, town.Officer, Town.Ct));
        Assert.False(await HasSecondFactorAsync(town, town.Officer));

        Town.Done(await people.ResetSecondFactorAsync(town.Administrator, town.Checker, Town.Ct));
        Town.Done(await people.ResetSecondFactorAsync(town.Administrator, town.Checker, Town.Ct)); // the same again
        Assert.True(await HasSecondFactorAsync(town, town.Checker));
        Town.Done(await town.Record.Get<AccessRequestDesk>().ConfirmAsync(second, (await PendingAsync(town, town.Checker)).Id, Town.Ct));
        Assert.False(await HasSecondFactorAsync(town, town.Checker));
        Assert.Equal(0, await town.Record.ReadAsync(db => db.UserTokens.CountAsync()));

        Town.Refused(await people.ResetSecondFactorAsync(town.Administrator, town.Administrator, Town.Ct), DiagnosticCatalogue.PersonSecondAdministrator);
    }

    private static Task<bool> HasSecondFactorAsync(Town town, long personId) =>
        town.Record.ReadAsync(db => db.Users.Where(p => p.Id == personId).Select(p => p.TwoFactorEnabled).SingleAsync());

    private static Task<AccessRequest> PendingAsync(Town town, long personId) =>
        town.Record.ReadAsync(db => db.AccessRequests.AsNoTracking().SingleAsync(r => r.PersonId == personId && r.State == AccessRequestState.Pending));

    private static Task<List<string>> RolesAsync(Town town, long personId) =>
        town.Record.ReadAsync(db => db.UserRoles.Where(l => l.UserId == personId).Join(db.Roles, l => l.RoleId, r => r.Id, (_, r) =>
            r.Name ?? "").ToListAsync());
}
