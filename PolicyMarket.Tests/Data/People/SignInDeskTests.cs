using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.People;

public sealed class SignInDeskTests
{
    [Fact]
    public async Task Success_failure_throttle_and_sign_out_are_audit_events_without_passwords()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<SignInDesk>();
        for (var i = 0; i < 8; i++)
        {
            Assert.False((await desk.SignInAsync(Attempt("p-Officer", "guess-number-1"), County.Ct)).Succeeded);
        }

        var signedIn = County.Done(await desk.SignInAsync(Attempt("p-Supervisor"), County.Ct));
        County.Done(await county.Record.Get<SessionDesk>().EndAsync(signedIn.PersonId, signedIn.SessionId, isSignOut: true, County.Ct));
        County.Done(await county.Record.Get<SignInLog>().FlushAsync(County.Ct));
        var events = await county.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action.StartsWith("person.sign-")).ToListAsync());

        Assert.Equal(
            ["person.sign-in", "person.sign-in-failed", "person.sign-in-throttled", "person.sign-out"],
            events.Select(e => e.Action).Order(StringComparer.Ordinal)
        );
        Assert.Contains(events, e => e is { Action: "person.sign-in-failed", Actor: "p-Officer", Detail: "10.0.0.9（5 次）" });
        Assert.Contains(events, e => e is { Action: "person.sign-in-throttled", Detail: "10.0.0.9（3 次）" });
        Assert.DoesNotContain(events, e => (e.Actor + e.Subject + e.Detail).Contains("guess-number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invented_names_do_not_fill_the_audit_trail()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<SignInDesk>();
        for (var i = 0; i < 700; i++)
        {
            Assert.False((await desk.SignInAsync(Attempt($"name-{i}", address: $"10.0.{i / 200}.{i % 200}"), County.Ct)).Succeeded);
        }

        var rows = County.Done(await county.Record.Get<SignInLog>().FlushAsync(County.Ct));

        Assert.InRange(rows, 1, 501);
        var merged = await county.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Actor == "多个名称"));
        Assert.Contains("200 次", merged.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_from_many_addresses_stop_new_devices_but_not_the_known_one()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<SignInDesk>();
        for (var i = 0; i < 30; i++)
        {
            County.Refused(await desk.SignInAsync(Attempt("p-FinanceChecker", "guess-number-1", $"10.1.0.{i}"), County.Ct), DataDiagnostics.SignInRefused);
        }

        County.Refused(await desk.SignInAsync(Attempt("p-FinanceChecker", address: "10.1.0.99"), County.Ct), DataDiagnostics.TooManyAttempts);
        var known = Attempt("p-FinanceChecker") with { DeviceId = "device-1", DevicePersonIds = [county.Checker] };
        County.Done(await desk.SignInAsync(known, County.Ct));
        County.Refused(
            await desk.SignInAsync(known with { DevicePersonIds = [county.Maker], Address = "10.1.0.98" }, County.Ct),
            DataDiagnostics.TooManyAttempts
        );

        county.Record.Clock.Advance(TimeSpan.FromMinutes(15));
        County.Done(await desk.SignInAsync(Attempt("p-FinanceChecker", address: "10.1.0.99"), County.Ct));
    }

    [Fact]
    public async Task Session_is_closed_by_idleness_and_by_its_absolute_end()
    {
        await using var county = await County.CreateAsync();
        var signIn = county.Record.Get<SignInDesk>();
        var desk = county.Record.Get<SessionDesk>();
        var idle = County.Done(await signIn.SignInAsync(Attempt("p-Supervisor"), County.Ct)).SessionId;
        var busy = County.Done(await signIn.SignInAsync(Attempt("p-Supervisor"), County.Ct)).SessionId;
        List<string?> announced = [];
        county.Record.Get<AccessChanges>().Changed += (_, change) => announced.Add(change.SessionId);
        for (var minutes = 0; minutes < 600; minutes += 50)
        {
            Assert.Equal(minutes == 100 ? [idle] : [], announced);
            announced.Clear();
            county.Record.Clock.Advance(TimeSpan.FromMinutes(50));
            County.Done(await desk.KeepAsync(new Dictionary<string, DateTime> { [busy] = county.Record.Business.UtcNow }, County.Ct));
        }

        Assert.Equal([busy], announced); // ten hours after the sign-in, however busy
        Assert.Equal(0, await county.Record.ReadAsync(db => db.PersonSessions.CountAsync(s => s.EndedAt == null)));
    }

    [Fact]
    public async Task Recovery_code_completes_one_sign_in()
    {
        await using var county = await County.CreateAsync();
        var (_, codes) = await Authenticator.SetUpAsync(county.Record, county.Checker);
        var desk = county.Record.Get<SignInDesk>();
        var first = County.Done(await desk.SignInAsync(Attempt("p-FinanceChecker"), County.Ct));
        Assert.True(first.AsksCode);
        County.Done(await desk.GiveCodeAsync(county.Checker, first.SessionId, codes[0].ToLowerInvariant(), County.Ct));
        var second = County.Done(await desk.SignInAsync(Attempt("p-FinanceChecker"), County.Ct));
        County.Refused(await desk.GiveCodeAsync(county.Checker, second.SessionId, codes[0], County.Ct), DataDiagnostics.SecondFactorCode);
        County.Refused(await desk.GiveCodeAsync(county.Maker, second.SessionId, codes[1], County.Ct), DataDiagnostics.WorkNotFound);
        County.Done(await desk.GiveCodeAsync(county.Checker, second.SessionId, codes[1], County.Ct));
        Assert.Equal(8, (await county.Record.Get<SecondFactorDesk>().ReadAsync(county.Checker, County.Ct))?.RecoveryCodes);
    }

    public static TheoryData<string> Endings() => ["roles", "deactivate", "password", "all"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task What_reduces_access_ends_the_sessions_and_is_announced_after_the_commit(string how)
    {
        await using var county = await County.CreateAsync();
        var session = County.Done(await county.Record.Get<SignInDesk>().SignInAsync(Attempt("p-Supervisor"), County.Ct));
        var people = county.Record.Get<PeopleDesk>();
        var endedWhenAnnounced = new List<bool>();
        county.Record.Get<AccessChanges>().Changed += (_, change) =>
        {
            using var db = county.Record.Open();
            endedWhenAnnounced.Add(change.PersonId == session.PersonId && db.PersonSessions.Any(s => s.Id == session.SessionId && s.EndedAt != null));
        };

        switch (how)
        {
            case "roles":
                County.Done(await people.SetRolesAsync(null, session.PersonId, [Roles.Finance], County.Ct));
                break;
            case "deactivate":
                County.Done(await people.DeactivateAsync(county.Administrator, session.PersonId, County.Ct));
                break;
            case "password":
                County.Done(await people.SetPasswordAsync(county.Administrator, session.PersonId, "another-horse-8", mustChange: true, County.Ct));
                break;
            default:
                Assert.Equal(1, County.Done(await county.Record.Get<SessionDesk>().EndAllAsync(county.Administrator, session.PersonId, County.Ct)));
                break;
        }

        Assert.Equal([true], endedWhenAnnounced);
    }

    [Fact]
    public async Task Own_password_needs_the_old_one_and_continues_in_a_new_session()
    {
        await using var county = await County.CreateAsync();
        var session = County.Done(await county.Record.Get<SignInDesk>().SignInAsync(Attempt("p-Supervisor"), County.Ct));
        var desk = county.Record.Get<AccountDesk>();
        Task<PolicyMarket.Rules.Diagnostics.Result<string>> ChangeAsync(string old, string next) =>
            desk.ChangePasswordAsync(session.PersonId, session.SessionId, old, next, County.Ct);
        County.Refused(await ChangeAsync("not-the-password-1", "another-horse-8"), DataDiagnostics.PasswordWrong);
        County.Refused(await ChangeAsync(Seeds.Password, Seeds.Password), DataDiagnostics.PersonPassword);
        County.Refused(await ChangeAsync(Seeds.Password, "woaini1314520"), DataDiagnostics.PersonPassword);
        Assert.NotEqual(session.SessionId, County.Done(await ChangeAsync(Seeds.Password, "another-horse-8")));
        County.Refused(await county.Record.Get<SignInDesk>().SignInAsync(Attempt("p-Supervisor"), County.Ct), DataDiagnostics.SignInRefused);
        County.Done(await county.Record.Get<SignInDesk>().SignInAsync(Attempt("p-supervisor", "another-horse-8"), County.Ct));
    }

    private static SignInAttempt Attempt(string name, string password = Seeds.Password, string address = "10.0.0.9") =>
        new(name, password, address, "test");
}
