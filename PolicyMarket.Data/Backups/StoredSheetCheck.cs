using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>Checks every fact sheet against its seal and reads its values, firm by firm.</summary>
internal sealed class StoredSheetCheck(
    IDbContextFactory<PolicyMarketDb> factory,
    FirmFacts facts,
    Rules.Attributes.AttributeCatalog catalog,
    BusinessClock clock
) : IDatabaseCheck
{
    private const int FirmsAtOnce = 2_000;
    private const int MostFindings = 200;

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, clock.Today, ct);
        var damages = new List<SheetDamage>();
        for (var after = 0L; damages.Count < MostFindings; )
        {
            var ids = await db.Firms.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).Select(f => f.Id).Take(FirmsAtOnce).ToListAsync(ct);
            if (ids.Count == 0)
            {
                break;
            }

            await facts.ReadManyAsync(db, parameters, ids, clock.Today, ct, damaged: damages);
            after = ids[^1];
        }

        damages.AddRange(await OfNoFirmAsync(db, MostFindings - damages.Count, ct));
        var firms = damages.Select(one => one.FirmId).Distinct().ToList();
        var names = await db
            .Firms.AsNoTracking()
            .Where(f => firms.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => BackupWording.FirmWithCode(f.Name, f.CreditCode), ct);
        return
        [
            .. damages
                .Take(MostFindings)
                .Select(one => new Diagnostic(
                    DataDiagnostics.FirmDataDamaged,
                    BackupWording.SheetDamaged(
                        SheetDamageWording.Named(one.Source, one.Period),
                        SheetDamageWording.Say(one.Reason),
                        SheetDamageWording.Remedy(one.Source, NameOf(one), one.Period)
                    ),
                    BackupWording.SheetOfFirm(NameOf(one), one.SheetId)
                )),
        ];

        string NameOf(SheetDamage one) => names.GetValueOrDefault(one.FirmId, BackupWording.FirmNumber(one.FirmId));
    }

    /// <summary>Sheets of firms that do not exist: no reading by firm finds them.</summary>
    private static async Task<List<SheetDamage>> OfNoFirmAsync(PolicyMarketDb db, int most, CancellationToken ct) =>
        most <= 0
            ? []
            : (
                await StoredSheets.ReadAsync(
                    db.FactSheets.Where(sheet => !db.Set<Firm>().Any(firm => firm.Id == sheet.FirmId)).OrderBy(sheet => sheet.Id).Take(most),
                    ct
                )
            ).ConvertAll(sheet => new SheetDamage(
                sheet.Id,
                sheet.FirmId,
                sheet.Source,
                sheet.Period,
                sheet.BatchId,
                SheetDamageReason.Firm,
                BackupWording.FirmMissing
            ));
}
