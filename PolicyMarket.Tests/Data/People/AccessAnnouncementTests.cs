using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

/// <summary>Every change after which a person may do less is announced once it is stored, and no refused one.</summary>
public sealed class AccessAnnouncementTests : IAsyncLifetime
{
    private readonly List<(long PersonId, string? SessionId)> _announced = [];
    private Town _town = null!; // set before each test

    private PeopleDesk Desk => _town.Record.Get<PeopleDesk>();

    public async Task InitializeAsync()
    {
        _town = await Town.CreateAsync();
        _town.Record.Get<AccessChanges>().Changed += (_, change) => _announced.Add((change.PersonId, change.SessionId));
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Deactivation_roles_password_and_ended_sessions_are_announced()
    {
        Town.Done(await Desk.SetRolesAsync(_town.Administrator, _town.Officer, [Roles.Officer, Roles.Supervisor], Town.Ct));
        Town.Done(await Desk.SetPasswordAsync(_town.Administrator, _town.Officer, "another-horse-8", mustChange: true, Town.Ct));
        Town.Done(await _town.Record.Get<SessionDesk>().EndAllAsync(_town.Administrator, _town.Officer, Town.Ct));
        Town.Done(await Desk.DeactivateAsync(_town.Administrator, _town.Officer, Town.Ct));

        Assert.Equal(Enumerable.Repeat((_town.Officer, (string?)null), 4), _announced);
    }

    [Fact]
    public async Task What_changes_nothing_or_is_refused_is_not_announced()
    {
        Town.Done(await Desk.SetRolesAsync(_town.Administrator, _town.Officer, [Roles.Officer], Town.Ct));
        Town.Refused(await Desk.DeactivateAsync(_town.Officer, _town.Boss, Town.Ct), ActorCheck.NotAllowed);
        Assert.False((await Desk.DeactivateAsync(_town.Administrator, _town.Administrator, Town.Ct)).IsDone);
        Assert.False((await Desk.SetPasswordAsync(_town.Administrator, _town.Officer, "short", mustChange: true, Town.Ct)).IsDone);
        Assert.False((await _town.Record.Get<SessionDesk>().EndAsync(_town.Boss, "none", isSignOut: true, Town.Ct)).IsDone);

        Assert.Empty(_announced);
    }
}
