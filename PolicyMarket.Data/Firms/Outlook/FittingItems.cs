using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>Determines which items in force fit the firm of a person, on the facts as they stand today.</summary>
public sealed class FittingItems(
    IDbContextFactory<PolicyMarketDb> factory,
    FirmFacts facts,
    PlanReader plans,
    CompiledRulesCache rules,
    BusinessClock clock
)
{
    /// <summary>
    /// Codes of the items whose conditions the firm meets. Null for whoever acts for no firm, and for a firm whose data are damaged: nothing can be said of it.
    /// </summary>
    public async Task<ImmutableHashSet<string>?> OfPersonAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } firmId)
        {
            return null;
        }

        FirmDossier? firm;
        try
        {
            firm = await facts.ReadAsync(firmId, clock.Today, ct);
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return null;
        }

        if (firm is null)
        {
            return null;
        }

        var plan = await plans.ReadAsync(db, clock.Today, ct);
        return [.. rules.RulesOf(plan).DetermineFirm(firm.Facts).Eligible.Select(place => plan.Items[place].Rule.Id)];
    }
}
