using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Data.FactSheets.Live;

/// <summary>
/// The table of all firms for live figures, one for all who ask: read at the first asking, brought up to date at the next ones, read again when an attribute
/// is asked for that it lacks. It is the table of the nightly run, so both hold it once.
/// </summary>
public sealed class LiveFirms(
    IDbContextFactory<PolicyMarketDb> factory,
    FactTableCache cache,
    PlanReader plans,
    AttributeCatalog catalog,
    BusinessClock clock
)
{
    /// <summary>Up to so many firms every attribute of the catalogue gets its column at once; of more only those that items name.</summary>
    public const int FewFirms = 20_000;

    private readonly Lock sync = new();
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);
    private LiveTable? latest;

    /// <summary>How far a reading has come, while one is under way.</summary>
    public RunProgress? Progress { get; private set; }

    /// <summary>Returns the last reading without a query; null when it lacks one of the attributes.</summary>
    public LiveTable? Latest(IReadOnlyCollection<string> attributes)
    {
        lock (sync)
        {
            return wanted.IsSupersetOf(attributes) ? latest : null;
        }
    }

    /// <summary>The firms as they stand now, with a column for each of the attributes.</summary>
    public async Task<LiveTable> ReadAsync(IReadOnlyCollection<string> attributes, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var names = await NamesAsync(db, attributes, ct);
        try
        {
            var reading = await cache.ReadAsync(names, clock.Today, new Listener(this), ct);
            var batch = DataStamp.BatchOf(reading.Firms.Stamp);
            var file = await db
                .ImportBatches.AsNoTracking()
                .Where(b => b.Id == batch)
                .Select(b => new LiveBatch(b.Id, b.Source, b.Period, b.AsOf, b.ImportedAt))
                .SingleOrDefaultAsync(ct);
            var table = new LiveTable(reading.Firms.Facts, reading.Version, reading.Firms.AsOf, file, reading.Firms.FirmIds)
            {
                LeftOut = reading.Firms.LeftOut,
            };
            lock (sync)
            {
                latest = table;
                wanted.UnionWith(names);
            }

            return table;
        }
        finally
        {
            Progress = null;
        }
    }

    /// <summary>The next reading reads everything again: what was damaged may have been mended past an import.</summary>
    public Task ForgetAsync(CancellationToken ct) => cache.ClearAsync(ct);

    private async Task<IReadOnlyCollection<string>> NamesAsync(PolicyMarketDb db, IReadOnlyCollection<string> attributes, CancellationToken ct)
    {
        string[] before;
        lock (sync)
        {
            before = [.. wanted];
        }

        if (before.Length > 0)
        {
            return [.. before.Union(attributes, StringComparer.Ordinal)];
        }

        var plan = await plans.ReadAsync(db, clock.Today, ct);
        var named = plan.Items.SelectMany(item => ConditionAttributes.In(item.Rule.Conditions).Concat(item.Rule.Amount?.Attributes ?? []));
        var few = await db.Firms.CountAsync(ct) <= FewFirms ? catalog.All.Select(definition => definition.Name) : [];
        return [.. named.Concat(few).Union(attributes, StringComparer.Ordinal)];
    }

    private sealed class Listener(LiveFirms firms) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => firms.Progress = value;
    }
}
