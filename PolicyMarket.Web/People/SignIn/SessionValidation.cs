using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Compares the sign-in cookie of every request with its session: one that has ended is refused, one whose sign-in is not complete is
/// restricted.</summary>
internal static class SessionValidation
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var person = context.Principal;
        var registry = http.RequestServices.GetRequiredService<SessionRegistry>();
        var sessionId = person?.FindFirstValue(PersonClaimTypes.Session) ?? "";
        var session = sessionId.Length == 0 ? null : await registry.FindAsync(sessionId, http.RequestAborted);
        if (person is null || session is null || session.PersonId != person.PersonId())
        {
            context.RejectPrincipal();
            await http.SignOutAsync(context.Scheme.Name);
            return;
        }

        var step = SignInSteps.Of(session, person, http.RequestServices.GetRequiredService<SecondFactor>());
        if (step != SignInStep.None)
        {
            registry.Drop(sessionId); // the next request may have taken the step
            context.ReplacePrincipal(SignInSteps.Restrict(person, step));
        }
    }
}
