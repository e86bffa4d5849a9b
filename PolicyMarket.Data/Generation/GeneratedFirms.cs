using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Generation;

/// <summary>Writes generated firms and their sheets, a block in one transaction, while the next block is being made on another thread.</summary>
public sealed class GeneratedFirms(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    WriteLock writeLock,
    Checkpointer checkpointer,
    BusinessClock clock,
    SealKey key
)
{
    private const int FirmsOfBlock = 20_000;
    private const int BlocksAhead = 2;

    /// <summary>Each round of changes has its own seed.</summary>
    internal static ulong SeedOf(ulong seed, int round) => unchecked(seed + ((ulong)round * 0x9E37_79B9_7F4A_7C15));

    /// <summary>Adds the firms that are not there yet: they are written in their order. The number of sheets.</summary>
    internal async Task<int> AddAsync(GenerationOrder order, IProgress<GenerationProgress>? progress, CancellationToken ct)
    {
        var sources = GeneratedSheets.All;
        var batches = await OpenBatchesAsync(sources.Select(one => one.Source), order, round: 0, order.Firms, ct);
        var there = await CountAsync(ct);
        var done = there;
        await RunAsync(
            Enumerable.Range(there, order.Firms - there),
            sources,
            index => GeneratedFirm.Of(index, order.Seed) is var firm ? (firm, firm.Facts) : default,
            async block =>
            {
                await WriteAsync(
                    block,
                    batches,
                    (writer, firm) => writer.Add(new SpooledSheet(0, firm.CreditCode, firm.Name, firm.Region ?? "", []), isRegisteredName: true),
                    ct
                );
                progress?.Report(new GenerationProgress("写入企业数据", done += block.Firms.Count, order.Firms));
            },
            ct
        );
        return (order.Firms - there) * sources.Count;
    }

    /// <summary>Other tax figures for so many firms. The number of sheets.</summary>
    internal async Task<int> ChangeAsync(GenerationOrder order, int count, int round, IProgress<GenerationProgress>? progress, CancellationToken ct)
    {
        if (count == 0)
        {
            return 0;
        }

        var sources = GeneratedSheets.All.Where(one => one.Source == GeneratedSheets.Tax).ToList();
        var seed = SeedOf(order.Seed, round);
        var batches = await OpenBatchesAsync(sources.Select(one => one.Source), order, round, count, ct);
        var done = 0;
        await RunAsync(
            Drawn(order.Firms, count, seed),
            sources,
            index => (GeneratedFirm.Of(index, order.Seed), MarketSample.Firm(index, seed)),
            async block =>
            {
                await WriteAsync(
                    block,
                    batches,
                    (writer, firm) => writer.Find(firm.CreditCode)?.Id ?? throw new InvalidOperationException($"Firm {firm.CreditCode} is not there."),
                    ct
                );
                progress?.Report(new GenerationProgress("写入变化的数据", done += block.Firms.Count, count));
            },
            ct
        );
        return count * sources.Count;
    }

    /// <summary>So many different numbers below the total, rising.</summary>
    private static IEnumerable<int> Drawn(int total, int count, ulong seed)
    {
        var random = new DemonstrationRandom(seed);
        var left = count;
        for (var index = 0; index < total && left > 0; index++)
        {
            if (random.Next(total - index) < left)
            {
                left--;
                yield return index;
            }
        }
    }

    private static async Task RunAsync(
        IEnumerable<int> indexes,
        IReadOnlyList<(string Source, IReadOnlyList<string> Attributes)> sources,
        Func<int, (GeneratedFirm Firm, Facts Facts)> make,
        Func<FirmBlock, Task> write,
        CancellationToken ct
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var ready = new BlockingCollection<FirmBlock>(BlocksAhead);
        var making = Task.Run(() => Make(indexes, sources, make, ready, stop.Token), CancellationToken.None);
        try
        {
            foreach (var block in ready.GetConsumingEnumerable(ct))
            {
                await write(block);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Cancelled only after its last block was taken, so whatever is wrong with it is its own fault.
        if (making.IsFaulted)
        {
            await making;
        }
    }

    private static void Make(
        IEnumerable<int> indexes,
        IReadOnlyList<(string Source, IReadOnlyList<string> Attributes)> sources,
        Func<int, (GeneratedFirm Firm, Facts Facts)> make,
        BlockingCollection<FirmBlock> ready,
        CancellationToken ct
    )
    {
        try
        {
            using var sheets = new GeneratedSheets();
            foreach (var chunk in indexes.Chunk(FirmsOfBlock))
            {
                var firms = new List<(GeneratedFirm Firm, byte[][] Sheets)>(chunk.Length);
                foreach (var index in chunk)
                {
                    var (firm, facts) = make(index);
                    firms.Add((firm, [.. sources.Select(source => sheets.Write(facts, source.Attributes))]));
                }

                ready.Add(new FirmBlock(firms), ct);
            }
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    private async Task WriteAsync(FirmBlock block, IReadOnlyList<ImportBatch> batches, Func<SheetWriter, GeneratedFirm, long> idOf, CancellationToken ct)
    {
        await recorder.WriteAsync(
            async db =>
            {
                // Credit codes come in no order, so their index must be at hand; given back when the block is written.
                await db.Provider.SetLoadCacheAsync(db, isLoading: true, ct);
                var ids = new long[block.Firms.Count];
                foreach (var (source, batch) in batches.Index())
                {
                    ct.ThrowIfCancellationRequested();
                    using var writer = new SheetWriter(db, batch, key);
                    for (var at = 0; at < ids.Length; at++)
                    {
                        ids[at] = source == 0 ? idOf(writer, block.Firms[at].Firm) : ids[at];
                        writer.Store(ids[at], block.Firms[at].Sheets[source], hasMoved: false);
                    }

                    if (writer.Redated > 0)
                    {
                        await db
                            .ImportBatches.Where(b => b.Id == batch.Id)
                            .ExecuteUpdateAsync(set => set.SetProperty(b => b.RedatedSheets, b => b.RedatedSheets + writer.Redated), ct);
                    }
                }

                await db.Provider.SetLoadCacheAsync(db, isLoading: false, ct);
                return Result.Ok(ids.Length);
            },
            ct
        );

        // A block is a few dozen megabytes: the log must not grow to the size of the record.
        using var pass = await writeLock.EnterAsync(ct);
        await using var log = await factory.CreateDbContextAsync(ct);
        await checkpointer.CheckpointAsync(log, ct);
    }

    private async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Firms.CountAsync(ct);
    }

    private async Task<IReadOnlyList<ImportBatch>> OpenBatchesAsync(
        IEnumerable<string> sources,
        GenerationOrder order,
        int round,
        int rows,
        CancellationToken ct
    )
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                var batches = new List<ImportBatch>();
                foreach (var source in sources)
                {
                    batches.Add(await OpenBatchAsync(db, source, order, round, rows, ct));
                }

                await db.SaveChangesAsync(ct);
                return Result.Ok(batches);
            },
            ct
        );
        return result.Value ?? throw new InvalidOperationException($"Batches could not be opened: {result.Why}");
    }

    private async Task<ImportBatch> OpenBatchAsync(PolicyMarketDb db, string source, GenerationOrder order, int round, int rows, CancellationToken ct)
    {
        var isRegistry = source == GeneratedSheets.All[0].Source;
        var period = isRegistry ? ImportPeriods.Current : (clock.Today.Year - 1).ToString(CultureInfo.InvariantCulture);
        var text = string.Create(CultureInfo.InvariantCulture, $"{source} {period} {order.Firms} {order.Seed} {round}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        // One for each round, whatever its date.
        var there = await db.ImportBatches.SingleOrDefaultAsync(b => b.Source == source && b.Period == period && b.ContentHash == hash, ct);
        if (there is not null)
        {
            return there;
        }

        var batch = new ImportBatch
        {
            Source = source,
            Period = period,
            ContentHash = hash,
            FileName = $"生成数据-{source}-{period}.jsonl",
            AsOf = clock.Today,
            ImportedAt = clock.UtcNow,
            ImportedBy = "生成数据",
            RowCount = rows,
            NewFirms = isRegistry && round == 0 ? rows : 0,
        };
        db.ImportBatches.Add(batch);
        return batch;
    }
}
