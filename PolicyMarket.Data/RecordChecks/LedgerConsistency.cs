using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Checks the ledger by rebuilding every balance from nothing (<see cref="LedgerRebuild"/>).</summary>
internal static class LedgerConsistency
{
    public static async Task FindAsync(PolicyMarketDb db, RecordCheckTally tally, CancellationToken ct)
    {
        foreach (var difference in (await LedgerRebuild.RunAsync(db, ct)).Differences)
        {
            tally.Add(RecordWords.Ledger(difference.Where, difference.Sentence));
        }
    }
}
