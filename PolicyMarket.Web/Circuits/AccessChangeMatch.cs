using System.Security.Claims;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>Decides whether an announced change concerns a signed-in principal.</summary>
internal static class AccessChangeMatch
{
    /// <summary>True for the announced session, for every session of the person when none is announced, and for a principal that names none.</summary>
    public static bool Concerns(this AccessChange change, ClaimsPrincipal user) =>
        user.PersonId() == change.PersonId
        && (change.SessionId is null || user.FindFirstValue(PersonClaimTypes.Session) is not { } session || session == change.SessionId);
}
