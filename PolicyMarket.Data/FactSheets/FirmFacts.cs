using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// Merges a firm's facts from its sheets: only sheets of the assessed periods and of current states count (<see cref="AssessedPeriods"/>), and of two that name
/// the same attribute the newer as-of date wins, then the later batch. A number that grows old is never taken from a sheet but derived on the business date.
/// Parameters fill what no sheet says; the assessment year follows from the date alone. A sheet that does not fit its seal or cannot be read is damage
/// (<see cref="DamagedRecordException"/>).
/// </summary>
public sealed partial class FirmFacts(IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog, SealKey key)
{
    /// <summary>The source that stands for the platform itself.</summary>
    public const string PlatformSource = "平台";

    private const int StreamedAtOnce = 500;

    /// <summary>One firm; null when there is none with this id. Throws <see cref="DamagedRecordException"/>.</summary>
    public async Task<FirmDossier?> ReadAsync(long firmId, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        return (await ReadRangeAsync(db, parameters, firmId - 1, firmId, 1, asOf, ct)).SingleOrDefault();
    }

    /// <summary>
    /// Facts that someone tells, with what is the same for all firms of the told region: parameters in force and the assessment year. Nothing is stored.
    /// </summary>
    public async Task<Facts> ToldAsync(IReadOnlyDictionary<string, FactValue> told, DateOnly asOf, CancellationToken ct) =>
        (await ToldAsync([told], asOf, ct))[0];

    /// <summary>The same for several tellings, in their order.</summary>
    public async Task<IReadOnlyList<Facts>> ToldAsync(IReadOnlyList<IReadOnlyDictionary<string, FactValue>> tellings, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        return [.. tellings.Select(told => ToldOver(parameters, told, asOf))];
    }

    private static Facts ToldOver(ParameterTable parameters, IReadOnlyDictionary<string, FactValue> told, DateOnly asOf)
    {
        var home = (told.GetValueOrDefault(Jurisdiction.Attribute) as TextFact)?.Value;
        var values = parameters.For(home).ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);
        foreach (var (name, value) in AssessmentYear.Of(asOf, AssessedPeriods.On(asOf)).Concat(parameters.HistoriesFor(home)).Concat(told))
        {
            values[name] = value;
        }

        return Facts.From(values).On(asOf);
    }

    /// <summary>Every firm by rising id, a block at a time.</summary>
    public async IAsyncEnumerable<FirmDossier> ReadAllAsync(DateOnly asOf, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, asOf, ct);
        for (var after = 0L; ; )
        {
            var block = await ReadRangeAsync(db, parameters, after, long.MaxValue, StreamedAtOnce, asOf, ct);
            if (block.Count == 0)
            {
                yield break;
            }

            foreach (var firm in block)
            {
                yield return firm;
            }

            after = block[^1].Id;
        }
    }

    /// <summary>The next firms after an id, up to and including the last.</summary>
    internal async Task<List<FirmDossier>> ReadRangeAsync(
        PolicyMarketDb db,
        ParameterTable parameters,
        long after,
        long last,
        int take,
        DateOnly asOf,
        CancellationToken ct
    )
    {
        var firms = await db
            .Firms.AsNoTracking()
            .Where(f => f.Id > after && f.Id <= last)
            .OrderBy(f => f.Id)
            .Take(take)
            .Select(f => new
            {
                f.Id,
                f.CreditCode,
                f.Name,
                f.Region,
            })
            .ToListAsync(ct);
        if (firms.Count == 0)
        {
            return [];
        }

        var end = firms[^1].Id;
        var sheets = (await StoredSheets.ReadAsync(db.FactSheets.Where(s => s.FirmId > after && s.FirmId <= end), ct)).ToLookup(s => s.FirmId);
        return [.. firms.Select(f => Merge(f.Id, f.CreditCode, f.Name, f.Region, sheets[f.Id], parameters, asOf, AssessedPeriods.On(asOf)))];
    }

    /// <summary>
    /// Some firms, in the order of their ids; of these periods, or of those that are assessed on the date. Damaged: firms with a damaged sheet are left out
    /// and their sheets added here; null: they throw <see cref="DamagedRecordException"/>.
    /// </summary>
    internal async Task<List<FirmDossier>> ReadManyAsync(
        PolicyMarketDb db,
        ParameterTable parameters,
        IReadOnlyCollection<long> ids,
        DateOnly asOf,
        CancellationToken ct,
        AssessedPeriods? periods = null,
        List<SheetDamage>? damaged = null
    )
    {
        var firms = await db
            .Firms.AsNoTracking()
            .Where(f => ids.Contains(f.Id))
            .OrderBy(f => f.Id)
            .Select(f => new
            {
                f.Id,
                f.CreditCode,
                f.Name,
                f.Region,
            })
            .ToListAsync(ct);
        var sheets = (await StoredSheets.ReadAsync(db.FactSheets.Where(s => ids.Contains(s.FirmId)), ct)).ToLookup(s => s.FirmId);
        var dossiers = new List<FirmDossier>(firms.Count);
        foreach (var f in firms)
        {
            try
            {
                dossiers.Add(Merge(f.Id, f.CreditCode, f.Name, f.Region, sheets[f.Id], parameters, asOf, periods ?? AssessedPeriods.On(asOf)));
            }
            catch (DamagedRecordException damage) when (damaged is not null && damage.IsOf<SheetDamage>())
            {
                damaged.AddRange(damage.DamagesOf<SheetDamage>());
            }
        }

        return dossiers;
    }

    private FirmDossier Merge(
        long id,
        string creditCode,
        string name,
        string? region,
        IEnumerable<FactSheet> sheets,
        ParameterTable parameters,
        DateOnly asOf,
        AssessedPeriods periods
    )
    {
        DemandIntact(sheets);
        var values = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        var sources = new Dictionary<string, FactSource>(StringComparer.Ordinal);
        var past = new List<(AttributeDefinition, FactPeriod, FactValue)>();
        var merge = new FactMerge(periods, catalog.Derivations);
        foreach (var sheet in sheets.OrderBy(s => FactMerge.OrderOf(s.AsOf.DayNumber, s.BatchId, s.Id)))
        {
            AddSheet(sheet, merge, values, sources, past);
        }

        if (!string.IsNullOrEmpty(region) && values.TryAdd(Jurisdiction.Attribute, new TextFact(region)))
        {
            sources[Jurisdiction.Attribute] = new FactSource(PlatformSource, "", null, asOf);
        }

        var home = FactMerge.HomeOf((values.GetValueOrDefault(Jurisdiction.Attribute) as TextFact)?.Value, region);
        foreach (var (attribute, (value, source)) in parameters.For(home))
        {
            if (values.TryAdd(attribute, value))
            {
                sources[attribute] = source;
            }
        }

        AddDates(values, sources, asOf, periods);
        foreach (var (measure, history) in parameters.HistoriesFor(home).Concat(FactHistories.Of(past, periods)))
        {
            values[measure] = history;
        }

        return new FirmDossier(id, creditCode, name, region, Facts.From(values).On(asOf), sources);
    }

    /// <summary>Adds what the sheet says: for its period as a fact where the period is assessed, and as a value of the past.</summary>
    private void AddSheet(
        FactSheet sheet,
        FactMerge merge,
        Dictionary<string, FactValue> values,
        Dictionary<string, FactSource> sources,
        List<(AttributeDefinition, FactPeriod, FactValue)> past
    )
    {
        var source = new FactSource(sheet.Source, sheet.Period, sheet.BatchId, sheet.AsOf);
        FactPeriod? delivered = FactPeriod.TryParse(sheet.Period, out var period) ? period : null;
        foreach (var (attribute, given) in Read(sheet))
        {
            if (!catalog.TryGet(attribute, out var definition))
            {
                throw DamageOf(sheet, FactSheetWording.AttributeNotInCatalogue(attribute), cause: null);
            }

            var isAdmitted = merge.Admits(definition, delivered);
            if (FactMerge.Recognise(given, definition) is not { } value)
            {
                if (isAdmitted)
                {
                    values.Remove(attribute);
                    sources.Remove(attribute);
                }

                continue;
            }

            if (isAdmitted)
            {
                values[attribute] = value;
                sources[attribute] = source;
            }

            if (delivered is { } dated)
            {
                past.Add((definition, dated, value));
            }
        }
    }

    private static void AddDates(Dictionary<string, FactValue> values, Dictionary<string, FactSource> sources, DateOnly asOf, AssessedPeriods periods)
    {
        var source = new FactSource(PlatformSource, "", null, asOf);
        foreach (var (attribute, value) in AssessmentYear.Of(asOf, periods))
        {
            values[attribute] = value;
            sources[attribute] = source;
        }
    }

    private void DemandIntact(IEnumerable<FactSheet> sheets)
    {
        List<SheetDamage> damages =
        [
            .. sheets
                .Where(sheet => !SheetSeal.IsIntact(key, sheet))
                .Select(sheet => new SheetDamage(
                    sheet.Id,
                    sheet.FirmId,
                    sheet.Source,
                    sheet.Period,
                    sheet.BatchId,
                    SheetDamageReason.Seal,
                    FactSheetWording.SealDoesNotFit
                )),
        ];
        if (damages.Count > 0)
        {
            throw new DamagedRecordException(damages);
        }
    }

    /// <summary>A sheet was checked when it was taken in, so a value that cannot be read is damage, not bad input.</summary>
    private Facts Read(FactSheet sheet)
    {
        try
        {
            using var json = JsonDocument.Parse(sheet.Values);
            var facts = Facts.Read(json.RootElement, catalog);
            return facts.Value ?? throw DamageOf(sheet, string.Join(" ", facts.Diagnostics.Select(d => d.Message)), cause: null);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            throw DamageOf(sheet, damage.Message, damage);
        }
    }

    private static DamagedRecordException DamageOf(FactSheet sheet, string detail, Exception? cause) =>
        new([new SheetDamage(sheet.Id, sheet.FirmId, sheet.Source, sheet.Period, sheet.BatchId, SheetDamageReason.Values, detail)], cause);
}
