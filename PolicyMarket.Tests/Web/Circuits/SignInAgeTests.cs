using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>Which cookies are compared with the database at once, and whom an announced change concerns.</summary>
public sealed class SignInAgeTests : IDisposable
{
    private readonly AccessChanges _access = new();
    private readonly FakeTimeProvider _clock = TestTime.NewClock();
    private readonly SignInAge _age;

    public SignInAgeTests() => _age = new SignInAge(_access, _clock);

    public void Dispose() => _age.Dispose();

    [Fact]
    public void A_cookie_of_before_the_start_of_the_process_is_due()
    {
        Assert.True(_age.IsDue(1, _clock.GetUtcNow().AddSeconds(-1)));
        Assert.True(_age.IsDue(1, issuedUtc: null));
        Assert.False(_age.IsDue(1, _clock.GetUtcNow()));
    }

    [Fact]
    public void A_change_makes_the_older_cookies_of_its_person_due_and_no_other()
    {
        _clock.Advance(TimeSpan.FromMinutes(5));
        var issued = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromMinutes(5));

        _access.Announce(1, sessionId: null);

        Assert.True(_age.IsDue(1, issued));
        Assert.True(_age.IsDue(1, _clock.GetUtcNow()));
        Assert.False(_age.IsDue(2, issued));
        Assert.False(_age.IsDue(1, _clock.GetUtcNow().AddSeconds(1)));
    }

    [Theory]
    [InlineData(1, null, "a", true)]
    [InlineData(1, "a", "a", true)]
    [InlineData(1, "a", "b", false)]
    [InlineData(1, "a", null, true)]
    [InlineData(2, null, "a", false)]
    [InlineData(2, "a", "a", false)]
    public void A_change_concerns_its_person_and_session(long changed, string? changedSession, string? session, bool concerns)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, "1")];
        if (session is not null)
        {
            claims.Add(new Claim(PersonClaimTypes.Session, session));
        }

        var user = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));

        Assert.Equal(concerns, new AccessChange(new PersonId(changed), changedSession).Concerns(user));
    }
}
