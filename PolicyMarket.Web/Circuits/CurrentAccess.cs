using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Asks the database, in one indexed read, whether a sign-in still counts: the account is active, has the security stamp of the sign-in, and the session has
/// not ended.
/// </summary>
internal sealed class CurrentAccess(IDbContextFactory<PolicyMarketDb> factory, IOptions<IdentityOptions> options)
{
    public async Task<bool> IsCurrentAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var stamp = user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        if (user.Identity?.IsAuthenticated != true || user.PersonId() is not { } personId || stamp is null)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var sessionId = user.SessionId();
        return await db.Users.AnyAsync(
            p =>
                p.Id == personId
                && p.IsActive
                && p.SecurityStamp == stamp
                && (sessionId == null || db.Set<PersonSession>().Any(s => s.Id == sessionId && s.PersonId == personId && s.EndedAt == null)),
            ct
        );
    }
}
