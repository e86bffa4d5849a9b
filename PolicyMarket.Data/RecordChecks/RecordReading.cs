using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// Reads all records and compares them: rows with their seals, the chain with the heads kept outside the database, records with each other. Writes nothing.
/// </summary>
public sealed class RecordReading(IDbContextFactory<PolicyMarketDb> factory, ChainAudit chain) : IDatabaseCheck
{
    private const int PayoutsInOneQuery = 500;

    /// <summary>The findings, for `check database` and the nightly check of the database.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(CancellationToken ct) => (await ReadAsync(publishedHeads: null, ct)).Findings;

    /// <summary>Everything that was looked at and found. PublishedHeads: a further list of heads that the chain must contain, or null.</summary>
    internal async Task<RecordCheckTally> ReadAsync(string? publishedHeads, CancellationToken ct)
    {
        var tally = new RecordCheckTally();
        var kept = chain.Kept(publishedHeads, tally); // before the snapshot: a commit in between only lengthens the chain
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await ReadSnapshot.BeginAsync(db, ct);
        foreach (var name in await RecordTriggers.FindWrongAsync(db, ct))
        {
            tally.Add(RecordWords.Trigger(name));
        }

        await chain.VerifyChainAsync(db, kept, tally, ct);
        foreach (var kind in SealedKinds.All)
        {
            await ChainAudit.VerifyRowsAsync(db, kind, tally, ct);
        }

        await CompareAsync(db, tally, ct);
        return tally;
    }

    private static async Task CompareAsync(PolicyMarketDb db, RecordCheckTally tally, CancellationToken ct)
    {
        await ReadableAsync("Payouts", tally, () => ByIdAsync(db.Payouts.Select(p => p.Id), ids => PayoutConsistency.FindAsync(db, ids, ct), tally, ct));
        await ReadableAsync(
            "PayoutBatches",
            tally,
            () => ByIdAsync(db.PayoutBatches.Select(b => b.Id), ids => BatchConsistency.FindAsync(db, ids, ct), tally, ct)
        );
        await ReadableAsync("LedgerEntries", tally, () => LedgerConsistency.FindAsync(db, tally, ct));
        await ReadableAsync("Offers", tally, () => OfferConsistency.FindAsync(db, tally, ct));
    }

    private static async Task ByIdAsync(IQueryable<long> ids, Func<long[], Task<List<Diagnostic>>> find, RecordCheckTally tally, CancellationToken ct)
    {
        var last = 0L;
        while (true)
        {
            var chunk = await ids.Where(id => id > last).OrderBy(id => id).Take(PayoutsInOneQuery).ToArrayAsync(ct);
            if (chunk.Length == 0)
            {
                return;
            }

            (await find(chunk)).ForEach(tally.Add);
            last = chunk[^1];
        }
    }

    /// <summary>A column that no value can be made of ends the comparison of its table with a finding, not the check.</summary>
    private static async Task ReadableAsync(string table, RecordCheckTally tally, Func<Task> compare)
    {
        try
        {
            await compare();
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or FormatException or InvalidCastException or ArgumentException)
        {
            tally.Add(RecordWords.States(table, 0, RecordCheckWording.ValueUnreadable(table, unreadable.GetType().Name)));
        }
    }
}
