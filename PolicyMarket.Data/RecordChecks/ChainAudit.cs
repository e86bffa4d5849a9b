using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Verifies the whole chain and every sealed row, streaming in the order of the keys.</summary>
public sealed class ChainAudit(SealChain chain, ChainHeads heads, DataOptions options)
{
    /// <summary>Findings stop being collected here; the count goes on.</summary>
    public const int MostFindings = 1_000;

    /// <summary>
    /// Verifies the links one after another, and that the chain contains the kept heads (<see cref="Kept"/>, read before <paramref name="db"/>).
    /// </summary>
    internal async Task VerifyChainAsync(
        PolicyMarketDb db,
        Dictionary<long, List<(ChainHead Head, string Where)>> kept,
        RecordCheckTally tally,
        CancellationToken ct
    )
    {
        var previous = new ChainHead(0, SealChain.Start);
        await foreach (var link in db.SealLinks.AsNoTracking().OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            tally.Links++;
            if (link.Id != previous.Sequence + 1)
            {
                tally.Add(RecordWords.Gap(previous.Sequence + 1, link.Id - 1));
            }
            else if (!chain.IsGenuine(link, previous.Mac))
            {
                tally.Add(RecordWords.Forged(link.Id, link.Kind, link.RecordId));
            }

            previous = new ChainHead(link.Id, link.Mac);
            if (kept.Remove(link.Id, out var known))
            {
                known
                    .Where(head => !head.Head.Mac.AsSpan().SequenceEqual(link.Mac))
                    .ToList()
                    .ForEach(head => tally.Add(RecordWords.Cut(head.Head, previous, head.Where)));
            }
        }

        kept.Remove(0);
        kept.Values.SelectMany(known => known).ToList().ForEach(head => tally.Add(RecordWords.Cut(head.Head, null, head.Where)));
        tally.Head = previous;
    }

    /// <summary>Compares every row of the table with its latest link.</summary>
    internal static async Task VerifyRowsAsync(PolicyMarketDb db, SealedKind kind, RecordCheckTally tally, CancellationToken ct)
    {
        await using var links = Latest(db, kind).GetAsyncEnumerator(ct);
        var link = await links.MoveNextAsync() ? links.Current : null;
        var lastId = 0L;
        await foreach (var (id, hash) in SealedRows.AllAsync(db, kind, ct))
        {
            tally.Rows++;
            for (; link is not null && link.RecordId < id; link = await links.MoveNextAsync() ? links.Current : null)
            {
                tally.Add(RecordWords.Deleted(kind, link.RecordId));
                lastId = link.RecordId;
            }

            if (kind.IsAppendOnly && id > lastId + 1)
            {
                tally.Add(RecordWords.IdGap(kind, lastId + 1, id - 1));
            }

            lastId = id;
            if (link?.RecordId != id)
            {
                tally.Add(RecordWords.Unsealed(kind, id, null));
                continue;
            }

            if (!link.ContentHash.AsSpan().SequenceEqual(hash))
            {
                tally.Add(RecordWords.Changed(kind, id, null));
            }

            link = await links.MoveNextAsync() ? links.Current : null;
        }

        for (; link is not null; link = await links.MoveNextAsync() ? links.Current : null)
        {
            tally.Add(RecordWords.Deleted(kind, link.RecordId));
        }
    }

    /// <summary>The latest link of each row, in the order of the row ids.</summary>
    private static async IAsyncEnumerable<SealLink> Latest(PolicyMarketDb db, SealedKind kind)
    {
        SealLink? last = null;
        await foreach (
            var link in db.SealLinks.AsNoTracking().Where(l => l.Kind == kind.Table).OrderBy(l => l.RecordId).ThenBy(l => l.Id).AsAsyncEnumerable()
        )
        {
            if (last is not null && last.RecordId != link.RecordId)
            {
                yield return last;
            }

            last = link;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    /// <summary>The heads kept outside the database, by sequence. Published: a further list, or null.</summary>
    internal Dictionary<long, List<(ChainHead Head, string Where)>> Kept(string? published, RecordCheckTally tally)
    {
        var kept = new List<(ChainHead Head, string Where)>();
        Take(
            options.ChainHeadFile,
            () =>
            {
                if (heads.Latest() is { } latest)
                {
                    kept.Add((latest, RecordCheckWording.OutsideDatabase));
                }
            }
        );
        Take(
            options.ChainHeadList,
            () => kept.AddRange(ChainHeads.Read(System.Text.Encoding.UTF8.GetString(heads.List() ?? [])).Select(head => (head.Head, $"{head.Date} ")))
        );
        Take("--heads", () => kept.AddRange(ChainHeads.Read(published ?? "").Select(head => (head.Head, RecordCheckWording.InPublishedList(head.Date)))));
        return kept.GroupBy(head => head.Head.Sequence).ToDictionary(group => group.Key, group => group.ToList());

        void Take(string file, Action read)
        {
            try
            {
                read();
            }
            catch (FormatException unreadable)
            {
                tally.Add(RecordWords.HeadsFile(file, unreadable.Message));
            }
        }
    }
}
