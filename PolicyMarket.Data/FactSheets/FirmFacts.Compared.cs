using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Data.FactSheets;

/// <summary>The reading that keeps what sources disagree about.</summary>
public sealed partial class FirmFacts
{
    /// <summary>Every firm of these ids once, with its facts and with the attributes for which sources deliver different values.</summary>
    internal async Task<List<ComparedFirm>> ReadComparedAsync(
        PolicyMarketDb db,
        ParameterTable parameters,
        IReadOnlyCollection<long> ids,
        DateOnly asOf,
        AssessedPeriods periods,
        CancellationToken ct
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
        var merge = new FactMerge(periods, catalog.Derivations);
        var compared = new List<ComparedFirm>(firms.Count);
        foreach (var f in firms)
        {
            try
            {
                var dossier = Merge(f.Id, f.CreditCode, f.Name, f.Region, sheets[f.Id], parameters, asOf, periods);
                compared.Add(new ComparedFirm(f.Id, dossier, Disagreements(sheets[f.Id], merge)));
            }
            catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
            {
                compared.Add(new ComparedFirm(f.Id, Dossier: null, []));
            }
        }

        return compared;
    }

    private ImmutableArray<FactDisagreement> Disagreements(IEnumerable<FactSheet> sheets, FactMerge merge)
    {
        var said = new Dictionary<(string Attribute, string Period), List<(FactSource Source, FactValue Value)>>();
        foreach (var sheet in sheets.OrderBy(s => FactMerge.OrderOf(s.AsOf.DayNumber, s.BatchId, s.Id)))
        {
            var source = new FactSource(sheet.Source, sheet.Period, sheet.BatchId, sheet.AsOf);
            FactPeriod? delivered = FactPeriod.TryParse(sheet.Period, out var period) ? period : null;
            foreach (var (attribute, given) in Read(sheet))
            {
                if (
                    catalog.TryGet(attribute, out var definition)
                    && merge.Admits(definition, delivered)
                    && FactMerge.Recognise(given, definition) is { } value
                )
                {
                    // A state holds whatever period its sheet is filed under.
                    var place = (attribute, definition.Period is null ? "" : sheet.Period);
                    var all = said.TryGetValue(place, out var known) ? known : said[place] = new(1);
                    all.RemoveAll(one => one.Source.Source == sheet.Source);
                    all.Add((source, value));
                }
            }
        }

        return
        [
            .. said.Where(one => one.Value.Exists(other => !other.Value.Equals(one.Value[0].Value)))
                .OrderBy(one => one.Key.Attribute, StringComparer.Ordinal)
                .Select(one => new FactDisagreement(one.Key.Attribute, [.. one.Value])),
        ];
    }
}
