using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Policies;

/// <summary>Loads an item for the work of an officer of the department that answers for it, inside the transaction of the workflow.</summary>
internal static class OwnItemCheck
{
    /// <summary>The work with officer and item; a refusal when the person is no officer, or the item is unknown or of another department.</summary>
    public static async Task<Result<long>> RunAsync(
        PolicyMarketDb db,
        PersonId personId,
        long itemId,
        Func<Actor, PolicyItem, Task<Result<long>>> work,
        CancellationToken ct
    )
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
        if (actor is null)
        {
            return WorkText.Refuse<long>(why);
        }

        var item = await db.PolicyItems.Include(i => i.Document).Include(i => i.Department).SingleOrDefaultAsync(i => i.Id == itemId, ct);
        if (item is null)
        {
            return WorkText.Refuse<long>(WorkText.NotFound(PolicyDeskWording.ThisItem));
        }

        return item.DepartmentId == actor.DepartmentId
            ? await work(actor, item)
            : WorkText.Refuse<long>(WorkText.NotYours(PolicyDeskWording.ItemNotYours(item.Department?.Name)));
    }
}
