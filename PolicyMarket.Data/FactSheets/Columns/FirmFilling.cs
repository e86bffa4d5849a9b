using System.Collections.Immutable;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Fills a table with all firms, one row a firm by rising id, and takes the firms that are left out from the list. Known: firms that are left out whatever
/// their sheets say.
/// </summary>
internal sealed class FirmFilling(IFactSource source, FirmList firms, RowWriter row, FirmSheets sheets, IReadOnlyCollection<SheetDamage> known)
{
    private readonly HashSet<long> damaged = [.. known.Select(one => one.FirmId)];
    private readonly ImmutableArray<long>.Builder leftOut = ImmutableArray.CreateBuilder<long>();

    // Firms are read from one place of the list and kept at another, which falls behind when one is left out.
    private int next;
    private int kept;

    /// <summary>The firms left out, rising. The report tells how many firms have been read.</summary>
    public ImmutableArray<long> Run(Action<int> report, CancellationToken ct)
    {
        SheetPipe.Run(
            source,
            block =>
            {
                for (var start = 0; start < block.Count; )
                {
                    var end = EndOf(block, start);
                    Take(block, start, end);
                    start = end;
                }

                report(next);
            },
            ct
        );
        while (next < firms.Ids.Count)
        {
            AddEmpty();
        }

        firms.Ids.RemoveRange(kept, firms.Ids.Count - kept);
        firms.Regions.RemoveRange(kept, firms.Regions.Count - kept);
        return leftOut.ToImmutable();
    }

    private void Take(SheetBlock block, int start, int end)
    {
        var firm = block.Marks[start].FirmId;
        while (next < firms.Ids.Count && firms.Ids[next] < firm)
        {
            AddEmpty();
        }

        if (next == firms.Ids.Count || firms.Ids[next] != firm)
        {
            sheets.NoteOrphans(block, start, end);
        }
        else if (!sheets.AreIntact(block, start, end) || damaged.Contains(firm))
        {
            leftOut.Add(firm);
            next++;
        }
        else
        {
            Write(block, start, end);
        }
    }

    private void Write(SheetBlock block, int start, int end)
    {
        row.Add();
        if (sheets.TryWrite(block, start, end, firms.Regions[next]))
        {
            Keep();
        }
        else
        {
            row.Drop();
            leftOut.Add(firms.Ids[next++]);
        }
    }

    private void AddEmpty()
    {
        row.Add();
        row.Finish(firms.Regions[next]);
        Keep();
    }

    private void Keep()
    {
        (firms.Ids[kept], firms.Regions[kept]) = (firms.Ids[next], firms.Regions[next]);
        kept++;
        next++;
    }

    private static int EndOf(SheetBlock block, int start)
    {
        var marks = block.Marks;
        var end = start + 1;
        while (end < marks.Length && marks[end].FirmId == marks[start].FirmId)
        {
            end++;
        }

        return end;
    }
}
