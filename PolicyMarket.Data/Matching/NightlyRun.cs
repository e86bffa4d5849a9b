using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Matching;

/// <summary>
/// The nightly run: all items in force against all firms, a chunk at a time. One run per date, plan and data; killed at any moment and
/// started again it goes on from its cursor and ends in the same state.
/// </summary>
public sealed class NightlyRun : IDisposable
{
    /// <summary>The run could not come to an end because data kept arriving.</summary>
    public const string DataKeepsChanging = "PM4301";

    private const int MostRestarts = 3;
    private readonly IDbContextFactory<PolicyMarketDb> factory;
    private readonly Recorder recorder;
    private readonly FirmFacts facts;
    private readonly AttributeCatalog catalog;
    private readonly IMatcher matcher;
    private readonly RunProgressBoard board;
    private readonly MatchingOptions options;
    private readonly BusinessClock clock;
    private readonly RunOpening opening;
    private readonly ChunkRecord chunks;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    internal NightlyRun(
        IDbContextFactory<PolicyMarketDb> factory,
        Recorder recorder,
        FirmFacts facts,
        AttributeCatalog catalog,
        IMatcher matcher,
        RunProgressBoard board,
        MatchingOptions options,
        BusinessClock clock,
        RunOpening opening,
        ChunkRecord chunks)
    {
        this.factory = factory;
        this.recorder = recorder;
        this.facts = facts;
        this.catalog = catalog;
        this.matcher = matcher;
        this.board = board;
        this.options = options;
        this.clock = clock;
        this.opening = opening;
        this.chunks = chunks;
    }

    /// <summary>Today's run at the word of a person, who must be an administrator or an officer.</summary>
    public async Task<WorkResult<RunSummary>> RunNowAsync(long personId, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        var starter = await recorder.WriteAsync(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator, Roles.Officer);
                return actor is null ? WorkResult.Refused<Actor>([why ?? throw new InvalidOperationException("A refusal has a reason.")]) : WorkResult.Done(actor);
            },
            ct);
        return starter.Value is { } person
            ? await RunAsync(clock.Today, person, progress, ct)
            : WorkResult.Refused<RunSummary>(starter.Diagnostics);
    }

    /// <summary>The run of a business date. A second caller waits for the first and gets its result.</summary>
    public async Task<WorkResult<RunSummary>> RunAsync(DateOnly asOf, Actor starter, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            for (var attempt = 0; attempt < MostRestarts; attempt++)
            {
                Show(progress, new RunProgress(0, 0, "读取事项和数据"));
                var opened = await opening.OpenAsync(asOf, starter, ct);
                if (opened.Run.State == RunState.Finished)
                {
                    return WorkResult.Done(RunSummary.Of(opened.Run, wasThereBefore: true));
                }

                if (await WorkAsync(opened, progress, ct))
                {
                    Show(progress, new RunProgress(opened.Run.FirmCount, opened.Run.FirmCount, "写完成记录"));
                    return WorkResult.Done(RunSummary.Of(await opening.FinishAsync(opened.Run.Id, starter, ct), wasThereBefore: false));
                }
            }

            return WorkResult.Refused<RunSummary>(
                DataKeepsChanging, "匹配进行时一直有新数据导入，已重新开始三次，没有完成。已写入的部分有效。等导入结束后再点“立即运行”，会从头核对一遍。");
        }
        finally
        {
            board.Clear();
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>False: newer data has come, so the run must begin anew.</summary>
    private async Task<bool> WorkAsync(OpenedRun opened, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        var (run, plan) = opened;
        await using var db = await factory.CreateDbContextAsync(ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, run.BusinessDate, ct);
        while (true)
        {
            Show(progress, new RunProgress(run.FirmsDone, run.FirmCount, "逐户匹配"));
            var firms = await facts.ReadRangeAsync(db, parameters, run.CursorFirmId, run.LastFirmId, options.ChunkFirms, run.BusinessDate, ct);
            if (firms.Count == 0)
            {
                return true;
            }

            var decisions = matcher.Decide(plan, [.. firms.Select(f => f.Facts)], ct);
            var written = await chunks.WriteAsync(run, plan, firms, decisions, ct);
            if (written.IsStale)
            {
                return false;
            }

            // The row belongs to the context that loaded it; this copy only says where the next chunk begins.
            run.CursorFirmId = firms[^1].Id;
            run.FirmsDone = written.FirmsDone;
        }
    }

    private void Show(IProgress<RunProgress>? progress, RunProgress step)
    {
        board.Show(step);
        progress?.Report(step);
    }
}
