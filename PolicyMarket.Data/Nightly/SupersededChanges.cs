using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// The changes of runs that were given up half done: read backwards they give, of a firm that such a run has written, the state that the last finished run
/// left.
/// </summary>
internal sealed class SupersededChanges
{
    private readonly Dictionary<long, List<ImmutableArray<ChangedItem>>> byFirm;

    private SupersededChanges(Dictionary<long, List<ImmutableArray<ChangedItem>>> byFirm) => this.byFirm = byFirm;

    public static async Task<SupersededChanges> ReadAsync(PolicyMarketDb db, NightScope scope, CancellationToken ct)
    {
        var read = new Dictionary<long, List<ImmutableArray<ChangedItem>>>();
        if (!scope.HasBaseline)
        {
            return new SupersededChanges(read);
        }

        foreach (var runId in scope.Superseded)
        {
            await foreach (var row in db.MatchChanges.AsNoTracking().Where(c => c.RunId == runId).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (!read.TryGetValue(row.FirmId, out var changes))
                {
                    read[row.FirmId] = changes = [];
                }

                changes.Add(ChangesOf(row));
            }
        }

        return new SupersededChanges(read);
    }

    /// <summary>Nothing of a damaged row: its firm is compared with what the run that was given up left.</summary>
    private static ImmutableArray<ChangedItem> ChangesOf(MatchChange row)
    {
        try
        {
            return ChangeBytes.ReadAll(row.Changes);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            return [];
        }
    }

    public bool Touches(long firmId) => byFirm.ContainsKey(firmId);

    /// <summary>Fills the list with what the firm had after the last finished run; versions are those that are stored now and say nothing.</summary>
    public void Restore(PairList list, long firmId, ReadOnlySpan<byte> stored, NightScope scope)
    {
        var fens = new SortedDictionary<long, long>();
        foreach (var pair in PairBytes.ReadAll(stored))
        {
            fens[pair.ItemId] = pair.PayableFen ?? PairBytes.NoFen;
        }

        foreach (var change in byFirm[firmId].SelectMany(changes => changes))
        {
            if (change.Kind == MatchChangeKind.New)
            {
                fens.Remove(change.ItemId);
            }
            else
            {
                fens[change.ItemId] = change.OldFen ?? PairBytes.NoFen;
            }
        }

        list.Clear();
        foreach (var (itemId, fen) in fens)
        {
            list.Add(scope.SlotOf(itemId), itemId, itemId, fen);
        }
    }
}
