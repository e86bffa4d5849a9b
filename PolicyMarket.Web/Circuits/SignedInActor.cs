using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>The person of a session as the database holds them now.</summary>
public sealed class SignedInActor(IDbContextFactory<PolicyMarketDb> factory)
{
    /// <summary>Null for whoever is not signed in or not active.</summary>
    public async Task<Actor?> FindAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, user.PersonId(), ct);
    }
}
