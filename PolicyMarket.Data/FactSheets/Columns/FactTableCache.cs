using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Keeps the table of all firms between the runs of a process and brings it up to date: only firms of which something changed are read again.
/// </summary>
public sealed class FactTableCache(FirmTableLoader loader) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private LoadedFirms? loaded;
    private FactTableReading? latest;
    private int version;
    private ImmutableArray<SheetDamage> reported = [];

    /// <summary>All firms with a column for each of the attributes (and perhaps for others, from earlier readings).</summary>
    public async Task<FactTableReading> ReadAsync(
        IReadOnlyCollection<string> attributes,
        DateOnly asOf,
        IProgress<RunProgress>? progress,
        CancellationToken ct
    )
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            if (loaded is { } held && latest is { } reading && Holds(held, attributes))
            {
                if (await loader.UpdateAsync(held, asOf, ct) is not { } update)
                {
                    // What was reported may have been mended; if not, it is found or reported again.
                    reported = [];
                    return await ReadAllAsync(attributes, asOf, progress, ct);
                }

                loaded = update.Loaded;
                return latest = update.Rows.IsEmpty
                    ? reading with
                    {
                        Firms = update.Loaded.Firms,
                    }
                    : new FactTableReading(update.Loaded.Firms, ++version, update.Rows) { Journal = reading.Journal?.After(held.Firms, update.Rows) };
            }

            return await ReadAllAsync(attributes, asOf, progress, ct);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>A reader of single firms has found sheets that are damaged: the next reading reads everything and leaves their firms out.</summary>
    internal async Task ReportAsync(IReadOnlyCollection<SheetDamage> damages, CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            reported = [.. reported.Union(damages)];
            (loaded, latest) = (null, null);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>
    /// True when a batch after this one gave old values a later date, so that they may now decide over another kind of sheet that names the same: then any
    /// firm may have changed without a new value. About what was read last.
    /// </summary>
    internal async Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            if (loaded is not { } held)
            {
                return true;
            }

            var later = await db
                .ImportBatches.AsNoTracking()
                .Where(b => b.Id > batch && b.Id <= held.LastBatch && b.RedatedSheets > 0)
                .Select(b => b.Id)
                .ToListAsync(ct);
            return later.Exists(held.Kinds.Overlaps);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>
    /// A run over the data of this stamp is finished: from here on it is kept what replaced rows were then, if the table still is of that stamp and date.
    /// </summary>
    internal async Task BeginJournalAsync(string stamp, DateOnly asOf, CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            if (latest is { } reading)
            {
                var fits = reading.Firms.Stamp == stamp && reading.Firms.AsOf == asOf;
                latest = reading with { Journal = fits ? new RowJournal(stamp, reading.Firms.FirmIds.Length, []) : null };
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Gives the room back; the next reading reads everything.</summary>
    public async Task ClearAsync(CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            (loaded, latest, reported) = (null, null, []);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<FactTableReading> ReadAllAsync(
        IReadOnlyCollection<string> attributes,
        DateOnly asOf,
        IProgress<RunProgress>? progress,
        CancellationToken ct
    )
    {
        // What is held is of no use any more: the new table needs its room.
        (loaded, latest) = (null, null);
        loaded = await loader.ReadAsync(attributes, asOf, reported, progress, ct);
        return latest = new FactTableReading(loaded.Firms, ++version, ChangedRows: null);
    }

    private static bool Holds(LoadedFirms held, IReadOnlyCollection<string> attributes)
    {
        var columns = held.Firms.Facts.Attributes.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return attributes.All(name => columns.Contains(name) || !held.Firms.Facts.Catalog.TryGet(name, out _));
    }
}
