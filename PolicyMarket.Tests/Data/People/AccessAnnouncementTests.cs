using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.People;

/// <summary>Every change after which a person may do less is announced once it is stored, and no refused one.</summary>
public sealed class AccessAnnouncementTests : IAsyncLifetime
{
    private readonly List<(long PersonId, string? SessionId)> _announced = [];
    private County _county = null!; // set before each test

    private PeopleDesk Desk => _county.Record.Get<PeopleDesk>();

    public async Task InitializeAsync()
    {
        _county = await County.CreateAsync();
        _county.Record.Get<AccessChanges>().Changed += (_, change) => _announced.Add((change.PersonId, change.SessionId));
    }

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public async Task Deactivation_roles_password_and_ended_sessions_are_announced()
    {
        County.Done(await Desk.SetRolesAsync(_county.Administrator, _county.Officer, [Roles.Officer, Roles.Supervisor], County.Ct));
        County.Done(await Desk.SetPasswordAsync(_county.Administrator, _county.Officer, "another-horse-8", mustChange: true, County.Ct));
        County.Done(await _county.Record.Get<SessionDesk>().EndAllAsync(_county.Administrator, _county.Officer, County.Ct));
        County.Done(await Desk.DeactivateAsync(_county.Administrator, _county.Officer, County.Ct));

        Assert.Equal(Enumerable.Repeat((_county.Officer.Value, (string?)null), 4), _announced);
    }

    [Fact]
    public async Task What_changes_nothing_or_is_refused_is_not_announced()
    {
        County.Done(await Desk.SetRolesAsync(_county.Administrator, _county.Officer, [Roles.Officer], County.Ct));
        County.Refused(await Desk.DeactivateAsync(_county.Officer, _county.FirmUser, County.Ct), ActorCheck.NotAllowed);
        Assert.False((await Desk.DeactivateAsync(_county.Administrator, _county.Administrator, County.Ct)).Succeeded);
        Assert.False((await Desk.SetPasswordAsync(_county.Administrator, _county.Officer, "short", mustChange: true, County.Ct)).Succeeded);
        Assert.False((await _county.Record.Get<SessionDesk>().EndAsync(_county.FirmUser, "none", isSignOut: true, County.Ct)).Succeeded);

        Assert.Empty(_announced);
    }
}
