using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies;

/// <summary>Judges the firm of the person who is signed in; the database says which firm that is, not the cookie.</summary>
public sealed class VerdictQueries(
    IDbContextFactory<PolicyMarketDb> databases,
    FirmFacts facts,
    PlanReader plans,
    Explainer explainer,
    AttributeCatalog catalog
)
{
    private readonly RequirementGaps gaps = new(catalog);

    /// <summary>Null for the public and for persons who act for no firm.</summary>
    public async Task<ItemVerdict?> OfAsync(ClaimsPrincipal person, long itemId, PolicyRule rule, DateOnly today, CancellationToken ct)
    {
        if (person.PersonId() is not { } personId)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await ActorReads.FirmAsync(db, personId, ct) is not { } id)
        {
            return null;
        }

        var matter = await OwnMatterReader.ReadAsync(db, id, itemId, today, ct);
        FirmDossier? firm;
        try
        {
            firm = await facts.ReadAsync(id, today, ct);
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return new ItemVerdict("", null) { DamageNote = SheetDamageWording.ForFirm(damage.DamagesOf<SheetDamage>()), Matter = matter };
        }

        if (firm is null)
        {
            return null;
        }

        var awards = rule.Awards.IsEmpty ? AwardIndex.Empty : (await plans.ReadAsync(db, today, ct)).Awards.Index;
        var had = await ReceivedReader.OfFirmAsync(db, id, today, ct);
        var explanation = explainer.Explain(rule, firm.Facts, awards);
        return new ItemVerdict(firm.Name, explanation)
        {
            Matter = matter,
            Miss = explanation.Outcome == OutcomeKind.Ineligible ? gaps.Of(rule, firm.Facts) : null,
            Excluded = had.Reason(rule.Id, rule.ExclusiveGroup, EntitlementPeriod.Of(rule, today)),
        };
    }
}
