using System.Globalization;
using System.Security.Claims;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Web.Hosting;

/// <summary>Who is signed in, by the claims of the cookie. Department, firm and present roles are read from the database (Data's ActorReads).</summary>
public static class SignedInPerson
{
    /// <summary>Id of the signed-in person; null when no one is signed in.</summary>
    public static PersonId? PersonId(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new PersonId(id)
            : null;

    /// <summary>Id of the session in use.</summary>
    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(PersonClaimTypes.Session);

    /// <summary>Id of the signed-in person on a page that demands one.</summary>
    public static PersonId RequiredPersonId(this ClaimsPrincipal principal) =>
        principal.PersonId() ?? throw new InvalidOperationException("A page behind sign-in was rendered without a person.");
}
