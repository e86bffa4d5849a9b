using System.Globalization;
using System.Security.Claims;

namespace PolicyMarket.Web.People;

/// <summary>Who the page is for, read from the cookie's claims.</summary>
public static class SignedInPerson
{
    /// <summary>Id of the signed-in person; null when nobody is signed in.</summary>
    public static long? PersonId(this ClaimsPrincipal principal) => Number(principal, ClaimTypes.NameIdentifier);

    /// <summary>Id of the firm that the person acts for.</summary>
    public static long? FirmId(this ClaimsPrincipal principal) => Number(principal, PersonClaimTypes.Firm);

    /// <summary>Id of the department that the person acts for.</summary>
    public static long? DepartmentId(this ClaimsPrincipal principal) => Number(principal, PersonClaimTypes.Department);

    /// <summary>Id of the session in use.</summary>
    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(PersonClaimTypes.Session);

    /// <summary>Id of the signed-in person on a page that demands one.</summary>
    public static long RequiredPersonId(this ClaimsPrincipal principal) =>
        principal.PersonId() ?? throw new InvalidOperationException("A page behind sign-in was rendered without a person.");

    private static long? Number(ClaimsPrincipal principal, string type) =>
        long.TryParse(principal.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
