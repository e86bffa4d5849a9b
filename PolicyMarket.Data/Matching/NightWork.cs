using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Matching;

/// <summary>Works the chunks of a run out, firm after firm by rising id: amounts, what differs from what is stored, what changed, what may be offered. Nothing is written here.</summary>
internal sealed class NightWork : IDisposable
{
    private readonly NightlyPlan plan;
    private readonly NightScope scope;
    private readonly FirmRows firms;
    private readonly NightFigures figures;
    private readonly FreshPairs fresh;
    private readonly StoredPairs stored;
    private readonly UndoneChanges undone;
    private readonly bool[] hasFormula;
    private readonly bool[] isOfferable;
    private readonly PairList old = new();
    private readonly PairList now = new();

    public NightWork(PolicyMarketDb db, NightlyPlan plan, NightFigures figures, UndoneChanges undone)
    {
        this.plan = plan;
        this.figures = figures;
        this.undone = undone;
        scope = figures.Scope;
        firms = figures.Match.Firms;
        fresh = new FreshPairs(figures.Match, scope);
        stored = new StoredPairs(db);
        hasFormula = [.. plan.Items.Select(item => item.Rule.AmountKind == AmountKind.Formula)];
        isOfferable = [.. plan.Items.Select(item => item.Rule.Mode == ClaimMode.ApplyFree && item.FundId is not null)];
    }

    /// <summary>Counts a firm that an earlier attempt of the same run has written.</summary>
    public void Recount(int row)
    {
        old.Read(stored.Of(firms.Ids[row]), scope);
        Count(row, old);
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
    }

    public void Dispose() => stored.Dispose();

    private void Decide(NightChunk chunk, int row)
    {
        var before = stored.Of(firms.Ids[row]);
        var isChanged = scope.IsChangedRow(row);
        if (isChanged)
        {
            now.Clear();
            AddFresh(row);
        }
        else
        {
            old.Read(before, scope);
            if (fresh.ItemsOf(row).IsEmpty && !HasChangedItem(old))
            {
                Settle(chunk, row, old, isChanged);
                return;
            }

            Merge(row);
        }

        Settle(chunk, row, now, isChanged);
        Compare(chunk, row, before, isRead: !isChanged);
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

    /// <summary>An unchanged firm: its stored pairs but for those of changed items, which come anew.</summary>
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

    private bool HasChangedItem(PairList pairs)
    {
        foreach (var slot in pairs.Slots)
        {
            if (scope.IsChangedSlot(slot))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts a firm as it stands after the run, and notes what may be offered to it.</summary>
    private void Settle(NightChunk chunk, int row, PairList pairs, bool isChanged)
    {
        Count(row, pairs);
        chunk.CountFirm(pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (slot, fen) = (pairs.Slots[i], pairs.Fens[i]);
            chunk.CountPair(fen);
            if (fen > 0 && isOfferable[slot])
            {
                chunk.Offer(new OfferablePair(row, slot, fen, isChanged || scope.IsChangedSlot(slot)));
            }
        }
    }

    private void Count(int row, PairList pairs)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            var (slot, fen) = (pairs.Slots[i], pairs.Fens[i]);
            figures.AddPair(slot, firms.Regions[row], fen);
            if (fen == PairBytes.NoFen && hasFormula[slot])
            {
                figures.Unpriced.Add((row, slot));
            }
        }
    }

    private void Compare(NightChunk chunk, int row, ReadOnlySpan<byte> before, bool isRead)
    {
        var at = chunk.Bytes.Length;
        var length = now.Write(chunk.Bytes);
        var isSame = chunk.Bytes.Part(at, length).SequenceEqual(before);
        if (isSame)
        {
            chunk.Bytes.CutAt(at);
        }

        var changesAt = chunk.Bytes.Length;
        if (scope.HasBaseline && undone.Touches(firms.Ids[row]))
        {
            undone.Restore(old, firms.Ids[row], before, scope);
            WriteChanges(chunk, row);
        }
        else if (scope.HasBaseline && !isSame)
        {
            if (!isRead)
            {
                old.Read(before, scope);
            }

            WriteChanges(chunk, row);
        }

        var changesLength = chunk.Bytes.Length - changesAt;
        if (!isSame || changesLength > 0)
        {
            chunk.Add(new FirmWrite(firms.Ids[row], !isSame, at, isSame ? 0 : length, changesAt, changesLength));
        }
    }

    /// <summary>The difference between the two lists, both by rising item id.</summary>
    private void WriteChanges(NightChunk chunk, int row)
    {
        var (was, next, item) = (0, 0, 0L);
        while (was < old.Count || next < now.Count)
        {
            var order = was == old.Count ? 1 : next == now.Count ? -1 : old.ItemIds[was].CompareTo(now.ItemIds[next]);
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
            chunk.CountChange(kind);
            figures.AddChange(slot, firms.Regions[row], kind, oldFen, newFen);
        }
    }
}
