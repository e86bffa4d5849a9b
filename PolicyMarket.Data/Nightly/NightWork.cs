using System.Runtime.CompilerServices;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// Works the chunks of a run out, firm after firm by rising id: amounts, what differs from what is stored, what changed, what may be offered. Only firms of
/// which something may have changed are looked at, and only their rows are read. Nothing is written here.
/// </summary>
internal sealed class NightWork : IDisposable
{
    private readonly NightlyPlan plan;
    private readonly NightScope scope;
    private readonly FirmRows firms;
    private readonly NightFigures figures;
    private readonly FreshPairs fresh;
    private readonly StoredPairs stored;
    private readonly SupersededChanges superseded;
    private readonly bool[] isOfferable;
    private readonly bool[][] hasDesk;
    private readonly PairList old = new();
    private readonly PairList now = new();

    public NightWork(PolicyMarketDb db, NightlyPlan plan, NightFigures figures, SupersededChanges superseded)
    {
        this.plan = plan;
        this.figures = figures;
        this.superseded = superseded;
        scope = figures.Scope;
        firms = figures.Match.Firms;
        fresh = new FreshPairs(figures.Match, scope);
        stored = new StoredPairs(db);
        isOfferable = [.. plan.Items.Select(item => item is { FundId: not null, Rule: { Mode: ClaimMode.ApplyFree, IsPaidOut: true } })];
        hasDesk = DesksByItem();
    }

    /// <summary>The next rows; every row may be asked for once, in rising order.</summary>
    public void Fill(NightChunk chunk, int firstRow, int rowCount)
    {
        chunk.Begin(firms, firstRow, rowCount);
        fresh.Fill(firstRow, rowCount);
        for (var row = firstRow; row < firstRow + rowCount; row++)
        {
            Decide(chunk, row);
        }

        chunk.Complete(figures);
    }

    public void Dispose() => stored.Dispose();

    private void Decide(NightChunk chunk, int row)
    {
        if (scope.IsChangedRow(row))
        {
            now.Clear();
            AddFresh(row);
            Compare(chunk, row, isRead: false);
            NoteOffers(chunk, row, now, isChanged: true);
        }
        else if (!fresh.ItemsOf(row).IsEmpty || scope.IsFormerHolder(row))
        {
            ReadOld(stored.Of(firms.Ids[row]));
            Merge(row);
            Compare(chunk, row, isRead: true);
            NoteOffers(chunk, row, now, isChanged: false);
        }
        else if (scope.IsAsked(row))
        {
            ReadOld(stored.Of(firms.Ids[row]));
            NoteOffers(chunk, row, old, isChanged: false);
        }
    }

    /// <summary>By item and region: a department answers for firms of the region. Items of one department share their row.</summary>
    private bool[][] DesksByItem()
    {
        var byDepartment = plan
            .Items.Select(item => item.DepartmentId)
            .Distinct()
            .ToDictionary(id => id, id => firms.RegionNames.Select(region => plan.Desks.DeskOf(id, region) is not null).ToArray());
        return [.. plan.Items.Select(item => byDepartment[item.DepartmentId])];
    }

    private void AddFresh(int row)
    {
        var items = fresh.ItemsOf(row);
        var fens = fresh.FensOf(row);
        for (var i = 0; i < items.Length; i++)
        {
            Add(items[i], fens[i]);
        }
    }

    private void Add(int item, long fen) => now.Add(item, plan.Items[item].ItemId, plan.Items[item].VersionId, fen);

    /// <summary>An unchanged firm: its stored pairs but for those of changed items, which come again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Merge(int row)
    {
        var items = fresh.ItemsOf(row);
        var fens = fresh.FensOf(row);
        now.Clear();
        var next = 0;
        for (var i = 0; i < old.Count; i++)
        {
            while (next < items.Length && plan.Items[items[next]].ItemId < old.ItemIds[i])
            {
                Add(items[next], fens[next]);
                next++;
            }

            if (!scope.IsChangedSlot(old.Slots[i]))
            {
                now.Add(old.Slots[i], old.ItemIds[i], old.VersionIds[i], old.Fens[i]);
            }
        }

        for (; next < items.Length; next++)
        {
            Add(items[next], fens[next]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void NoteOffers(NightChunk chunk, int row, PairList pairs, bool isChanged)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            var (slot, fen) = (pairs.Slots[i], pairs.Fens[i]);
            if (fen > 0 && isOfferable[slot] && hasDesk[slot][firms.Regions[row]])
            {
                chunk.Offer(new OfferablePair(row, slot, fen, isChanged || scope.IsChangedSlot(slot)));
            }
        }
    }

    /// <summary>Takes the firm into the figures, and notes what is to be written of it. Read: the old list holds what is stored.</summary>
    private void Compare(NightChunk chunk, int row, bool isRead)
    {
        var before = stored.Of(firms.Ids[row]);
        var region = firms.Regions[row];
        var wasIn = before.IsEmpty ? region : RegionBefore(region);
        var at = chunk.Bytes.Length;
        var length = now.Write(chunk.Bytes);
        var hasSamePairs = chunk.Bytes.Part(at, length).SequenceEqual(before);
        var isSame = hasSamePairs && wasIn == region;
        if (isSame)
        {
            chunk.Bytes.CutAt(at);
        }

        if (!isSame && !isRead)
        {
            ReadOld(before);
        }

        Count(region, wasIn, isSame);
        var changesAt = chunk.Bytes.Length;
        if (scope.HasBaseline && superseded.Touches(firms.Ids[row]))
        {
            Restore(firms.Ids[row], before);
            WriteChanges(chunk, row);
        }
        else if (scope.HasBaseline && !hasSamePairs)
        {
            WriteChanges(chunk, row);
        }

        var changesLength = chunk.Bytes.Length - changesAt;
        if (!isSame || changesLength > 0)
        {
            chunk.Add(new FirmWrite(firms.Ids[row], region, !isSame, at, isSame ? 0 : length, changesAt, changesLength));
        }
    }

    /// <summary>A damaged row counts as empty and is written again; only a whole run can do without what it said.</summary>
    private void ReadOld(ReadOnlySpan<byte> bytes)
    {
        try
        {
            old.Read(bytes, scope);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            old.Clear();
            figures.MarkDoubtful();
        }
    }

    /// <summary>Pairs of the firm after the last finished run; none when the stored row is damaged.</summary>
    private void Restore(long firmId, ReadOnlySpan<byte> bytes)
    {
        try
        {
            superseded.Restore(old, firmId, bytes, scope);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            old.Clear();
            figures.MarkDoubtful();
        }
    }

    /// <summary>Under which region the stored row was counted; -1: it is not known, and only a whole run, which counts again, can do without.</summary>
    private int RegionBefore(int region)
    {
        var number = stored.TryRegion(out var text) ? figures.RegionOf(text) : -1;
        if (number >= 0 || scope.IsWhole)
        {
            return number;
        }

        figures.MarkDoubtful();
        return region;
    }

    private void Count(int region, int wasIn, bool isSame)
    {
        if (scope.IsWhole)
        {
            figures.Count(now, region, by: 1);
        }
        else if (!isSame)
        {
            figures.Count(old, wasIn, by: -1);
            figures.Count(now, region, by: 1);
        }
    }

    /// <summary>The difference between the two lists, both by rising item id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteChanges(NightChunk chunk, int row)
    {
        var (was, next, item) = (0, 0, 0L);
        while (was < old.Count || next < now.Count)
        {
            var order =
                was == old.Count ? 1
                : next == now.Count ? -1
                : old.ItemIds[was].CompareTo(now.ItemIds[next]);
            if (order < 0)
            {
                Change(old.Slots[was], MatchChangeKind.Lost, old.Fens[was], PairBytes.NoFen);
                was++;
            }
            else if (order > 0)
            {
                Change(now.Slots[next], MatchChangeKind.New, PairBytes.NoFen, now.Fens[next]);
                next++;
            }
            else
            {
                if (old.Fens[was] != now.Fens[next])
                {
                    Change(now.Slots[next], MatchChangeKind.AmountChanged, old.Fens[was], now.Fens[next]);
                }

                was++;
                next++;
            }
        }

        void Change(int slot, MatchChangeKind kind, long oldFen, long newFen)
        {
            chunk.Bytes.Advance(ChangeBytes.Write(chunk.Bytes.Room(ChangeBytes.MostPerChange), ref item, scope.Slots[slot], kind, oldFen, newFen));
            figures.AddChange(slot, firms.Regions[row], kind, oldFen, newFen);
        }
    }
}
