using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>Reads what the program stored itself in bytes and JSON: rules of versions, matches, changes, receipts of offers.</summary>
internal sealed class StoredResultCheck(IDbContextFactory<PolicyMarketDb> factory, PublishedRules rules, DeterminationRecordReader receipts)
    : IDatabaseCheck
{
    private const int MostFindings = 100;

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(CancellationToken ct)
    {
        var findings = new List<Diagnostic>();
        await using var db = await factory.CreateDbContextAsync(ct);
        await AddAsync(
            findings,
            db.PolicyItemVersions.AsNoTracking().Select(v => ValueTuple.Create(v.Id, v.Title, v.RuleJson)),
            row => rules.Parse(row.Item1, row.Item3),
            row => new Diagnostic(DataDiagnostics.RuleDamaged, BackupWording.ItemRuleUnreadable(row.Item2), BackupWording.ItemVersionNumber(row.Item1)),
            ct
        );
        await AddAsync(
            findings,
            db.FirmMatches.AsNoTracking().Select(m => ValueTuple.Create(m.FirmId, m.Pairs)),
            row => PairBytes.ReadAll(row.Item2),
            row => new Diagnostic(DataDiagnostics.StoredResultDamaged, BackupWording.LastMatchUnreadable, BackupWording.MatchedFirmNumber(row.Item1)),
            ct
        );
        await AddAsync(
            findings,
            db.MatchChanges.AsNoTracking().Select(c => ValueTuple.Create(c.RunId, c.FirmId, c.Changes)),
            row => ChangeBytes.ReadAll(row.Item3),
            row => new Diagnostic(
                DataDiagnostics.StoredResultDamaged,
                BackupWording.MatchChangesUnreadable,
                BackupWording.RunAndFirm(row.Item1, row.Item2)
            ),
            ct
        );
        await AddAsync(
            findings,
            db.Offers.AsNoTracking().Select(o => ValueTuple.Create(o.Id, o.ReceiptJson)),
            row => _ = receipts.Read(row.Item2).Required,
            row => new Diagnostic(DataDiagnostics.StoredResultDamaged, BackupWording.OfferReceiptUnreadable, BackupWording.OfferNumber(row.Item1)),
            ct
        );
        return findings;
    }

    private static async Task AddAsync<T>(List<Diagnostic> findings, IQueryable<T> rows, Action<T> read, Func<T, Diagnostic> finding, CancellationToken ct)
    {
        var found = 0;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            try
            {
                read(row);
            }
            catch (Exception damage) when (damage is DamagedRecordException || StoredData.IsDamage(damage))
            {
                findings.Add(finding(row));
                if (++found == MostFindings)
                {
                    return;
                }
            }
        }
    }
}
