using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Determinations;

/// <summary>Reads stored matches and changes as lists of pairs. A damaged row has none until the next run writes it again; `check database` names it.</summary>
public static class MatchedItems
{
    /// <summary>Eligible items of the firm after the last run, by rising item id.</summary>
    public static async Task<ImmutableArray<MatchedItem>> OfFirmAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var stored = await db.FirmMatches.AsNoTracking().Where(m => m.FirmId == firmId).Select(m => m.Pairs).SingleOrDefaultAsync(ct);
        return Read(stored);
    }

    /// <summary>Every firm with something, by rising id.</summary>
    public static async IAsyncEnumerable<(long FirmId, ImmutableArray<MatchedItem> Items)> OfAllAsync(
        PolicyMarketDb db,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var row in db.FirmMatches.AsNoTracking().OrderBy(m => m.FirmId).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return (row.FirmId, Read(row.Pairs));
        }
    }

    /// <summary>Changes of a run, firm by firm; none for a run without a predecessor, in which all is new.</summary>
    public static async IAsyncEnumerable<(long FirmId, ImmutableArray<ChangedItem> Items)> ChangesOfAsync(
        PolicyMarketDb db,
        long runId,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (
            var row in db.MatchChanges.AsNoTracking().Where(c => c.RunId == runId).OrderBy(c => c.FirmId).AsAsyncEnumerable().WithCancellation(ct)
        )
        {
            yield return (row.FirmId, ChangeBytes.ReadAll(row.Changes));
        }
    }

    /// <summary>The pairs of one stored row; none when it is damaged.</summary>
    internal static ImmutableArray<MatchedItem> Read(ReadOnlySpan<byte> pairs)
    {
        try
        {
            return PairBytes.ReadAll(pairs);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            return [];
        }
    }
}
