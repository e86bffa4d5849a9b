using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Asks the database, inside the workflow's transaction, whether a person may do the work now: a circuit or a cookie may be older than a revoked role.
/// </summary>
public static class ActorCheck
{
    /// <summary>The code of every refusal of this check.</summary>
    public const string NotAllowed = DataDiagnostics.NotAllowed;

    /// <summary>Loads the person and demands one of the roles; a refusal says which one is missing.</summary>
    public static async Task<Result<Actor>> DemandAsync(PolicyMarketDb db, PersonId personId, CancellationToken ct, params string[] anyOf)
    {
        db.ActingPersonId = personId;
        if (await ActorReads.FindAsync(db, personId, ct) is not { } actor)
        {
            return Result.Fail<Actor>(NotAllowed, PeopleWording.AccountUnusable);
        }

        if (await db.Users.AnyAsync(p => p.Id == personId && p.MustChangePassword, ct))
        {
            return Result.Fail<Actor>(NotAllowed, PeopleWording.OwnPasswordFirst);
        }

        return anyOf.Any(actor.Roles.Contains)
            ? Result.Ok(actor)
            : Result.Fail<Actor>(NotAllowed, PeopleWording.RoleMissing(string.Join("或", anyOf.Select(r => Roles.Names[r]))));
    }
}
