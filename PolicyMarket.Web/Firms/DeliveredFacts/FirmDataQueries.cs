using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>Reads one firm's data as they stand today.</summary>
public sealed class FirmDataQueries(
    IDbContextFactory<PolicyMarketDb> factory,
    FirmFacts facts,
    AttributeCatalog catalog,
    BusinessClock clock,
    AccessLog access
)
{
    private const string NoSource = "平台";
    private const int ReadPlaces = 6;

    /// <summary>
    /// The firm for an officer or administrator: null with a reason when there is none, or when it lies outside the territory of the officer's department.
    /// </summary>
    public async Task<(long? FirmId, string? Why)> FindForDeskAsync(PersonId personId, string creditCode, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer, Roles.Administrator);
        if (actor is null)
        {
            return (null, await RefuseAsync(personId, notAllowed?.Message ?? ""));
        }

        var code = creditCode.Trim().ToUpperInvariant();
        var firm = await db.Firms.AsNoTracking().Where(f => f.CreditCode == code).Select(f => new { f.Id, f.Region }).SingleOrDefaultAsync(ct);
        if (firm is null)
        {
            return (null, $"没有统一社会信用代码为“{code}”的企业。");
        }

        var territory = actor.Roles.Contains(Roles.Administrator)
            ? ""
            : await db.Departments.AsNoTracking().Where(d => d.Id == actor.DepartmentId).Select(d => d.Region).SingleOrDefaultAsync(ct);
        return Jurisdiction.Covers(territory, firm.Region)
            ? (firm.Id, null)
            : (null, await RefuseAsync(personId, $"这家企业不在本部门辖区（{RegionTree.FullName(territory)}）登记，不能查看它的数据。"));
    }

    private async Task<string> RefuseAsync(PersonId personId, string why)
    {
        await access.RefusedAsync(personId, AuditAction.FirmRead.Code, why);
        return why;
    }

    /// <summary>The data of the person's own firm; null for whoever acts for no firm.</summary>
    public async Task<FirmData?> ReadOwnAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, personId, ct) is { } firmId ? await ReadAsync(firmId, ct) : null;
    }

    /// <summary>The data of a firm for an officer or administrator; null, with the reason, where <see cref="FindForDeskAsync"/> finds none.</summary>
    public async Task<(FirmData? Data, string? Why)> ReadForDeskAsync(PersonId personId, string creditCode, CancellationToken ct)
    {
        var (firmId, why) = await FindForDeskAsync(personId, creditCode, ct);
        return firmId is { } id ? (await ReadAsync(id, ct), null) : (null, why);
    }

    /// <summary>One delivered fact of the person's own firm; null when there is none that could be disputed.</summary>
    public async Task<FirmDataLine?> ReadOwnLineAsync(PersonId? personId, string fact, CancellationToken ct) =>
        (await ReadOwnAsync(personId, ct))?.Delivered.FirstOrDefault(line => line.IsDelivered && line.Fact == fact);

    private async Task<FirmData?> ReadAsync(long firmId, CancellationToken ct)
    {
        FirmDossier? firm;
        try
        {
            firm = await facts.ReadAsync(firmId, clock.Today, ct);
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return await DamagedAsync(firmId, damage, ct);
        }

        return firm is null ? null : DataOf(firm);
    }

    private FirmData DataOf(FirmDossier firm)
    {
        var full = DerivedFacts.Complete(firm.Facts, catalog);
        return new FirmData(
            firm.Name,
            firm.CreditCode,
            [
                .. firm
                    .Facts.Where(fact => !IsPastOfParameter(fact.Key))
                    .Select(fact => new FirmDataLine(
                        fact.Key,
                        DisputedFact.LabelOf(fact.Key, catalog),
                        DisputedFact.ValueOf(fact.Key, firm.Facts, catalog),
                        Origin(fact.Key, firm),
                        DisputedFact.SourceOf(fact.Key, firm, catalog) is not null
                    ))
                    .OrderBy(line => line.Origin, StringComparer.Ordinal),
            ],
            [.. Computed(firm.Facts, full)],
            [.. DerivedFacts.Differences(firm.Facts, catalog).Select(one => Difference(one, firm))]
        );
    }

    private async Task<FirmData> DamagedAsync(long firmId, DamagedRecordException damage, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var firm = await db.Firms.AsNoTracking().Where(f => f.Id == firmId).Select(f => new { f.Name, f.CreditCode }).SingleAsync(ct);
        return new FirmData(firm.Name, firm.CreditCode, [], [], []) { DamageNote = SheetDamageWording.ForFirm(damage.DamagesOf<SheetDamage>()) };
    }

    private IEnumerable<FirmDataLine> Computed(Facts delivered, Facts full) =>
        from derivation in catalog.Derivations.InOrder
        let name = derivation.Attribute.Name
        where delivered[name] is null && full[name] is not null
        // Known by the line above.
        select new FirmDataLine(
            name,
            derivation.Attribute.Label,
            FactText.Display(Readable(full[name]!), derivation.Attribute),
            derivation.InWords,
            IsDelivered: false
        );

    /// <summary>A quotient has as many places as fit; people read six.</summary>
    private static FactValue Readable(FactValue value) => value is NumberFact number ? new NumberFact(Math.Round(number.Value, ReadPlaces)) : value;

    private static FirmDataDifference Difference(FactDifference one, FirmDossier firm)
    {
        var attribute = one.Derivation.Attribute;
        return new FirmDataDifference(
            attribute.Label,
            FactText.Display(one.Delivered, attribute),
            Origin(attribute.Name, firm),
            FactText.Display(Readable(one.Computed), attribute),
            one.Derivation.InWords
        );
    }

    private static string Origin(string name, FirmDossier firm)
    {
        if (!firm.Sources.TryGetValue(DisputedFact.MeasureOf(name), out var source))
        {
            return NoSource;
        }

        string[] parts = [source.Source, source.Period.Length > 0 ? PeriodText.FactPeriodInWords(source.Period) : "", $"截至 {Formats.Date(source.AsOf)}"];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    /// <summary>A parameter's values of twenty years are no data of the firm.</summary>
    private bool IsPastOfParameter(string name) =>
        DisputedFact.IsHistory(name) && catalog.TryGet(DisputedFact.MeasureOf(name), out var definition) && definition.Kind == AttributeKind.Parameter;
}
