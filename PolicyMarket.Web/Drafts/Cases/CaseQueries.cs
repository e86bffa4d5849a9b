using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>Reads the worked cases of an item for officers of its department and administrators.</summary>
public sealed class CaseQueries(IDbContextFactory<PolicyMarketDb> factory, CaseGround ground, AttributeCatalog catalog)
{
    /// <summary>Those of the item of a draft; null where the draft is not for this person.</summary>
    public async Task<ImmutableArray<CaseRow>?> OfDraftAsync(PersonId personId, long draftId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var draft = await db.ItemDrafts.AsNoTracking().Where(d => d.Id == draftId).Select(d => new { d.DepartmentId, d.Code }).SingleOrDefaultAsync(ct);
        return draft is null ? null : await ReadAsync(db, personId, draft.DepartmentId, draft.Code, ct);
    }

    /// <summary>Those of a published item; null where it is not for this person.</summary>
    public async Task<ImmutableArray<CaseRow>?> OfItemAsync(PersonId personId, long itemId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var item = await db.PolicyItems.AsNoTracking().Where(i => i.Id == itemId).Select(i => new { i.DepartmentId, i.Code }).SingleOrDefaultAsync(ct);
        return item is null ? null : await ReadAsync(db, personId, item.DepartmentId, item.Code, ct);
    }

    private async Task<ImmutableArray<CaseRow>?> ReadAsync(PolicyMarketDb db, PersonId personId, long departmentId, string code, CancellationToken ct)
    {
        var actor = await ActorReads.FindAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        if (actor is null || (actor.DepartmentId != departmentId && !actor.Roles.Contains(Roles.Administrator)))
        {
            return null;
        }

        var kept = await ItemCases.Current(db, departmentId, code).Take(ItemCases.Most).ToListAsync(ct);
        var cases = kept.ConvertAll(row => row.Read(catalog));
        var facts = await ground.ReadAsync(cases, ct);
        return [.. kept.Select((row, index) => new CaseRow(row.Number, cases[index], row.Origin, row.PersonName, row.At, facts[index]))];
    }
}
