using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PolicyMarket.Data.People;

namespace PolicyMarket.Web.People;

/// <summary>Compares the sign-in cookie of every request with its session: one that has ended is refused, one whose sign-in is not complete is
/// restricted.</summary>
internal static class SessionValidation
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var person = context.Principal;
        var session = person?.FindFirstValue(PersonClaimTypes.Session) is { } id
            ? await http.RequestServices.GetRequiredService<SessionRegistry>().FindAsync(id, http.RequestAborted)
            : null;
        if (person is null || session is null || session.PersonId != person.PersonId())
        {
            context.RejectPrincipal();
            await http.SignOutAsync(context.Scheme.Name);
            return;
        }

        var step = SignInSteps.Of(session, person, http.RequestServices.GetRequiredService<SecondFactor>());
        if (step != SignInStep.None)
        {
            context.ReplacePrincipal(SignInSteps.Restrict(person, step));
        }
    }
}
