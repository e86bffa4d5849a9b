using System.Globalization;
using System.Security.Claims;

namespace PolicyMarket.Web.Hosting;

/// <summary>Who is signed in, by the claims of the cookie. Department, firm and present roles are read from the database (Data's ActorReads).</summary>
public static class SignedInPerson
{
    /// <summary>Id of the signed-in person; null when nobody is signed in.</summary>
    public static long? PersonId(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Id of the session in use.</summary>
    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(PersonClaimTypes.Session);

    /// <summary>Id of the signed-in person on a page that demands one.</summary>
    public static long RequiredPersonId(this ClaimsPrincipal principal) =>
        principal.PersonId() ?? throw new InvalidOperationException("A page behind sign-in was rendered without a person.");
}
