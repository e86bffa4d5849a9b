using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

public sealed class SignInDeskTests
{
    [Fact]
    public async Task Success_failure_throttle_and_sign_out_are_audit_events_without_passwords()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<SignInDesk>();
        for (var i = 0; i < 8; i++)
        {
            Assert.False((await desk.SignInAsync(Attempt("p-Officer", "guess-number-1"), Town.Ct)).IsDone);
        }

        var signedIn = Town.Done(await desk.SignInAsync(Attempt("p-Supervisor"), Town.Ct));
        Town.Done(await town.Record.Get<SessionDesk>().EndAsync(signedIn.PersonId, signedIn.SessionId, isSignOut: true, Town.Ct));
        Town.Done(await town.Record.Get<SignInLog>().FlushAsync(Town.Ct));
        var events = await town.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action.StartsWith("person.sign-")).ToListAsync());

        Assert.Equal(
            ["person.sign-in", "person.sign-in-failed", "person.sign-in-throttled", "person.sign-out"],
                events.Select(e => e.Action).Order(StringComparer.Ordinal));
        Assert.Contains(events, e => e is { Action: "person.sign-in-failed", Actor: "p-Officer", Detail: "10.0.0.9（5 次）" });
        Assert.Contains(events, e => e is { Action: "person.sign-in-throttled", Detail: "10.0.0.9（3 次）" });
        Assert.DoesNotContain(events, e => (e.Actor + e.Subject + e.Detail).Contains("guess-number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invented_names_do_not_fill_the_audit_trail()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<SignInDesk>();
        for (var i = 0; i < 700; i++)
        {
            Assert.False((await desk.SignInAsync(Attempt($"name-{i}", address: $"10.0.{i / 200}.{i % 200}"), Town.Ct)).IsDone);
        }

        var rows = Town.Done(await town.Record.Get<SignInLog>().FlushAsync(Town.Ct));

        Assert.InRange(rows, 1, 501);
        var merged = await town.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Actor == "多个名称"));
        Assert.Contains("200 次", merged.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_from_many_addresses_stop_new_devices_but_not_the_known_one()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<SignInDesk>();
        for (var i = 0; i < 30; i++)
        {
            Town.Refused(await desk.SignInAsync(Attempt("p-FinanceChecker", "guess-number-1", $"10.1.0.{i}"), Town.Ct), DiagnosticCatalogue.SignInRefused);
        }

        Town.Refused(await desk.SignInAsync(Attempt("p-FinanceChecker", address: "10.1.0.99"), Town.Ct), DiagnosticCatalogue.TooManyAttempts);
        var known = Attempt("p-FinanceChecker") with { DeviceId = "device-1", DevicePersonIds = [town.Checker] };
        Town.Done(await desk.SignInAsync(known, Town.Ct));
        Town.Refused(await desk.SignInAsync(known with { DevicePersonIds = [town.Maker], Address = "10.1.0.98" }, Town.Ct),
            DiagnosticCatalogue.TooManyAttempts);

        town.Record.Clock.Advance(TimeSpan.FromMinutes(15));
        Town.Done(await desk.SignInAsync(Attempt("p-FinanceChecker", address: "10.1.0.99"), Town.Ct));
    }

    [Fact]
    public async Task Session_is_closed_by_idleness_and_by_its_absolute_end()
    {
        await using var town = await Town.CreateAsync();
        var signIn = town.Record.Get<SignInDesk>();
        var desk = town.Record.Get<SessionDesk>();
        var idle = Town.Done(await signIn.SignInAsync(Attempt("p-Supervisor"), Town.Ct)).SessionId;
        var busy = Town.Done(await signIn.SignInAsync(Attempt("p-Supervisor"), Town.Ct)).SessionId;
        List<string?> announced = [];
        town.Record.Get<AccessChanges>().Changed += (_, change) => announced.Add(change.SessionId);
        for (var minutes = 0; minutes < 600; minutes += 50)
        {
            Assert.Equal(minutes == 100 ? [idle] : [], announced);
            announced.Clear();
            town.Record.Clock.Advance(TimeSpan.FromMinutes(50));
            Town.Done(await desk.KeepAsync(new Dictionary<string, DateTime> { [busy] = town.Record.Business.UtcNow }, Town.Ct));
        }

        Assert.Equal([busy], announced); // ten hours after the sign-in, however busy
        Assert.Equal(0, await town.Record.ReadAsync(db => db.PersonSessions.CountAsync(s => s.EndedAt == null)));
    }

    [Fact]
    public async Task Recovery_code_completes_one_sign_in()
    {
        await using var town = await Town.CreateAsync();
        var (_, codes) = await Authenticator.SetUpAsync(town.Record, town.Checker);
        var desk = town.Record.Get<SignInDesk>();
        var first = Town.Done(await desk.SignInAsync(Attempt("p-FinanceChecker"), Town.Ct));
        Assert.True(first.AsksCode);
        Town.Done(await desk.GiveCodeAsync(town.Checker, first.SessionId, codes[0].ToLowerInvariant(), Town.Ct));
        var second = Town.Done(await desk.SignInAsync(Attempt("p-FinanceChecker"), Town.Ct));
        Town.Refused(await desk.GiveCodeAsync(town.Checker, second.SessionId, codes[0], Town.Ct), DiagnosticCatalogue.SecondFactorCode);
        Town.Refused(await desk.GiveCodeAsync(town.Maker, second.SessionId, codes[1], Town.Ct), DiagnosticCatalogue.WorkNotFound);
        Town.Done(await desk.GiveCodeAsync(town.Checker, second.SessionId, codes[1], Town.Ct));
        Assert.Equal(8, (await town.Record.Get<SecondFactorDesk>().ReadAsync(town.Checker, Town.Ct))?.RecoveryCodes);
    }

    public static TheoryData<string> Endings() => ["roles", "deactivate", "password", "all"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task What_reduces_access_ends_the_sessions_and_is_announced_after_the_commit(string how)
    {
        await using var town = await Town.CreateAsync();
        var session = Town.Done(await town.Record.Get<SignInDesk>().SignInAsync(Attempt("p-Supervisor"), Town.Ct));
        var people = town.Record.Get<PeopleDesk>();
        var endedWhenAnnounced = new List<bool>();
        town.Record.Get<AccessChanges>().Changed += (_, change) =>
        {
            using var db = town.Record.Open();
            endedWhenAnnounced.Add(change.PersonId == session.PersonId && db.PersonSessions.Any(s => s.Id == session.SessionId && s.EndedAt != null));
        };

        switch (how)
        {
            case "roles":
                Town.Done(await people.SetRolesAsync(null, session.PersonId, [Roles.Finance], Town.Ct));
                break;
            case "deactivate":
                Town.Done(await people.DeactivateAsync(town.Administrator, session.PersonId, Town.Ct));
                break;
            case "password":
                Town.Done(await people.SetPasswordAsync(town.Administrator, session.PersonId, "another-horse-8", mustChange: true, Town.Ct));
                break;
            default:
                Assert.Equal(1, Town.Done(await town.Record.Get<SessionDesk>().EndAllAsync(town.Administrator, session.PersonId, Town.Ct)));
                break;
        }

        Assert.Equal([true], endedWhenAnnounced);
    }

    [Fact]
    public async Task Own_password_needs_the_old_one_and_continues_in_a_new_session()
    {
        await using var town = await Town.CreateAsync();
        var session = Town.Done(await town.Record.Get<SignInDesk>().SignInAsync(Attempt("p-Supervisor"), Town.Ct));
        var desk = town.Record.Get<AccountDesk>();
        Task<PolicyMarket.Data.Workflows.WorkResult<string>> ChangeAsync(string old, string next) =>
            desk.ChangePasswordAsync(session.PersonId, session.SessionId, old, next, Town.Ct);
        Town.Refused(await ChangeAsync("not-the-password-1", "another-horse-8"), DiagnosticCatalogue.PasswordWrong);
        Town.Refused(await ChangeAsync(Seeds.Password, Seeds.Password), DiagnosticCatalogue.PersonPassword);
        Town.Refused(await ChangeAsync(Seeds.Password, "woaini1314520"), DiagnosticCatalogue.PersonPassword);
        Assert.NotEqual(session.SessionId, Town.Done(await ChangeAsync(Seeds.Password, "another-horse-8")));
        Town.Refused(await town.Record.Get<SignInDesk>().SignInAsync(Attempt("p-Supervisor"), Town.Ct), DiagnosticCatalogue.SignInRefused);
        Town.Done(await town.Record.Get<SignInDesk>().SignInAsync(Attempt("p-supervisor", "another-horse-8"), Town.Ct));
    }

    private static SignInAttempt Attempt(string name, string password = Seeds.Password, string address = "10.0.0.9") => new(name, password, address, "test");
}
