using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Matching;

/// <summary>How the firms of a chunk stood before the run: their rows now, and which pairs were eligible after the last finished run.</summary>
internal sealed class EarlierMatches
{
    private readonly Dictionary<(long Firm, long Item), Row> rows;
    private readonly ILookup<long, Row> byFirm;
    private readonly Dictionary<(long Firm, long Item), long?> eligible;

    private EarlierMatches(List<Row> rows)
    {
        this.rows = rows.ToDictionary(row => (row.FirmId, row.ItemId));
        byFirm = rows.ToLookup(row => row.FirmId);
        eligible = rows.Where(row => row.Outcome == OutcomeKind.Eligible).ToDictionary(row => (row.FirmId, row.ItemId), row => row.PayableFen);
        EligibleByFirm = eligible.Keys.ToLookup(key => key.Firm, key => key.Item);
    }

    /// <summary>Items for which a firm was eligible after the last finished run.</summary>
    public ILookup<long, long> EligibleByFirm { get; private set; }

    /// <summary>Firms after one id up to and including another.</summary>
    public static async Task<EarlierMatches> ReadAsync(PolicyMarketDb db, MatchingRun run, long after, long last, CancellationToken ct)
    {
        var found = await db.Matches.AsNoTracking()
            .Where(m => m.FirmId > after && m.FirmId <= last)
            .Select(m => new Row(m.FirmId, m.ItemId, m.ItemVersionId, m.Outcome, m.PayableFen, m.Missing))
            .ToListAsync(ct);
        var earlier = new EarlierMatches(found);
        await earlier.UndoSupersededAsync(db, run, after, last, ct);
        return earlier;
    }

    public IEnumerable<Row> RowsOf(long firmId) => byFirm[firmId];

    public Row? RowOf(long firmId, long itemId) => rows.GetValueOrDefault((firmId, itemId));

    /// <summary>True when the pair was eligible after the last finished run; its amount then may still be null.</summary>
    public bool WasEligible(long firmId, long itemId, out long? fen) => eligible.TryGetValue((firmId, itemId), out fen);

    /// <summary>A superseded run has written rows of some firms; its changes, read backwards, give the state that the last finished run left.</summary>
    private async Task UndoSupersededAsync(PolicyMarketDb db, MatchingRun run, long after, long last, CancellationToken ct)
    {
        var previous = run.PreviousRunId ?? 0;
        var superseded = await db.MatchingRuns.AsNoTracking()
            .Where(r => r.Id > previous && r.Id != run.Id && r.State == RunState.Superseded)
            .Select(r => r.Id)
            .ToListAsync(ct);
        if (superseded.Count == 0)
        {
            return;
        }

        var changes = await db.MatchChanges.AsNoTracking()
            .Where(c => superseded.Contains(c.RunId) && c.FirmId > after && c.FirmId <= last)
            .OrderByDescending(c => c.Id)
            .ToListAsync(ct);
        foreach (var change in changes)
        {
            if (change.Kind == MatchChangeKind.New)
            {
                eligible.Remove((change.FirmId, change.ItemId));
            }
            else
            {
                eligible[(change.FirmId, change.ItemId)] = change.OldFen;
            }
        }

        EligibleByFirm = eligible.Keys.ToLookup(key => key.Firm, key => key.Item);
    }

    internal sealed record Row(long FirmId, long ItemId, long ItemVersionId, OutcomeKind Outcome, long? PayableFen, string Missing);
}
