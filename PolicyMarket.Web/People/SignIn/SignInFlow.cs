using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>The parts of signing in that belong to the answer: the cookie of a session, and where the person goes next.</summary>
public sealed class SignInFlow(SignInManager<Person> signIn, UserManager<Person> users, SessionDesk sessions, IHttpContextAccessor accessor)
{
    /// <summary>Address of who sends this request.</summary>
    public string Address =>
        accessor.HttpContext?.Connection.RemoteIpAddress is { } ip ? (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).ToString() : "未知";

    public string Browser => accessor.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";

    /// <summary>Sets the cookie of a session. The session whose cookie it replaces ends.</summary>
    public async Task IssueAsync(PersonId personId, string sessionId)
    {
        if (accessor.HttpContext?.User is { } before && before.PersonId() is { } formerId && before.SessionId() is { } formerSession)
        {
            await sessions.EndAsync(formerId, formerSession, isSignOut: true, CancellationToken.None);
        }

        await signIn.SignInWithClaimsAsync(await FindAsync(personId), isPersistent: false, [new Claim(PersonClaimTypes.Session, sessionId)]);
    }

    /// <summary>The page that the person asked for, else the desk of the first role.</summary>
    public async Task<string> StartOfAsync(PersonId personId, string? returnUrl) =>
        StartPage.For(await users.GetRolesAsync(await FindAsync(personId)), returnUrl);

    private async Task<Person> FindAsync(PersonId personId) =>
        await users.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException($"Person {personId} has a session but no account.");
}
