using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// The nightly run: all items in force against all firms, decided at once and written a chunk at a time. One run per date, plan and data; killed at
/// any moment and started again it goes on from its cursor and ends in the same state.
/// </summary>
public sealed partial class NightlyRun : IDisposable
{
    private const int MostRestarts = 3;

    /// <summary>Restarts because a sheet was found damaged while offers were written; after each of them its firm is left out.</summary>
    private const int MostDamageRestarts = 20;
    private readonly IDbContextFactory<PolicyMarketDb> factory;
    private readonly Recorder recorder;
    private readonly IMatcher matcher;
    private readonly RunProgressBoard board;
    private readonly MatchingOptions options;
    private readonly BusinessClock clock;
    private readonly TimeProvider time;
    private readonly PlanReader plans;
    private readonly RunOpening opening;
    private readonly SecondOpinionReview review;
    private readonly ChunkRecord chunks;
    private readonly MatchingMetrics metrics;
    private readonly OfferMetrics offerMetrics;
    private readonly ILogger<NightlyRun> log;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    internal NightlyRun(
        IDbContextFactory<PolicyMarketDb> factory,
        Recorder recorder,
        IMatcher matcher,
        RunProgressBoard board,
        MatchingOptions options,
        BusinessClock clock,
        TimeProvider time,
        PlanReader plans,
        RunOpening opening,
        SecondOpinionReview review,
        ChunkRecord chunks,
        MatchingMetrics metrics,
        OfferMetrics offerMetrics,
        ILogger<NightlyRun> log
    )
    {
        this.factory = factory;
        this.recorder = recorder;
        this.matcher = matcher;
        this.board = board;
        this.options = options;
        this.clock = clock;
        this.time = time;
        this.plans = plans;
        this.opening = opening;
        this.review = review;
        this.chunks = chunks;
        this.metrics = metrics;
        this.offerMetrics = offerMetrics;
        this.log = log;
    }

    /// <summary>Today's run at the word of a person, who must be an administrator or an officer.</summary>
    public Task<Result<RunSummary>> RunNowAsync(PersonId personId, IProgress<RunProgress>? progress, CancellationToken ct) =>
        RunNowAsync(personId, forceReason: null, progress, ct);

    /// <summary>The same although today does not follow the last run: only an administrator, who gives a reason.</summary>
    public async Task<Result<RunSummary>> RunNowAsync(PersonId personId, string? forceReason, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        string[] roles = forceReason is null ? [Roles.Administrator, Roles.Officer] : [Roles.Administrator];
        var starter = await recorder.WriteAsync(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, roles);
                return actor is null ? WorkText.Refuse<Actor>(why) : Result.Ok(actor);
            },
            ct
        );
        return starter.Value is { } person ? await RunAsync(clock.Today, person, forceReason, progress, ct) : Result.Fail<RunSummary>(starter.Diagnostics);
    }

    /// <summary>The run of a business date that follows the last run. A second caller waits for the first and gets its result.</summary>
    public Task<Result<RunSummary>> RunAsync(DateOnly asOf, Actor starter, IProgress<RunProgress>? progress, CancellationToken ct) =>
        RunAsync(asOf, starter, forceReason: null, progress, ct);

    /// <summary>The run of any business date: one that does not follow the last run needs a reason (<see cref="RunDateDoubt"/>).</summary>
    public async Task<Result<RunSummary>> RunAsync(
        DateOnly asOf,
        Actor starter,
        string? forceReason,
        IProgress<RunProgress>? progress,
        CancellationToken ct
    )
    {
        if (forceReason is not null)
        {
            (forceReason, var badReason) = WorkText.Read(
                forceReason,
                NightlyWording.ReasonForRun,
                WorkText.ReasonLength,
                DataDiagnostics.WorkReasonNeeded
            );
            if (forceReason is null)
            {
                return WorkText.Refuse<RunSummary>(badReason);
            }
        }

        await oneAtATime.WaitAsync(ct);
        try
        {
            return await TraceSources.Matching.RunAsync("matching.run", _ => CountAsync(() => AttemptAsync(asOf, starter, forceReason, progress, ct)));
        }
        finally
        {
            board.Clear();
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>Counts a call that finished no run; one that did is counted where its figures are known.</summary>
    private async Task<Result<RunSummary>> CountAsync(Func<Task<Result<RunSummary>>> run)
    {
        try
        {
            var result = await run();
            if (result.Value is not { WasThereBefore: false })
            {
                metrics.CountRun(result.Succeeded ? RunOutcome.Repeated : RunOutcome.Refused);
            }

            return result;
        }
        catch (Exception failure)
        {
            metrics.CountRun(failure is OperationCanceledException ? RunOutcome.Interrupted : RunOutcome.Failed);
            throw;
        }
    }

    private async Task<Result<RunSummary>> AttemptAsync(
        DateOnly asOf,
        Actor starter,
        string? forceReason,
        IProgress<RunProgress>? progress,
        CancellationToken ct
    )
    {
        var since = time.GetTimestamp();
        var damages = 0;
        for (var attempt = 0; attempt - damages < MostRestarts; attempt++)
        {
            var stages = new RunStages(board, time, progress);
            stages.Begin(RunStages.Opening);
            var answer = await opening.OpenAsync(asOf, starter, forceReason, ct);
            if (answer.Value is not { } opened)
            {
                return Result.Fail<RunSummary>(answer.Diagnostics);
            }

            if (opened.Run.State == RunState.Finished)
            {
                return Result.Ok(RunSummary.Of(opened.Run, opened.Plan.LeftOut, wasThereBefore: true));
            }

            LogOpened(opened.Run.Id, opened.Run.BusinessDate, opened.Run.FirmCount, opened.Run.ItemCount);
            var (figures, isDamaged) = await TryWorkAsync(opened, stages, starter, ct);
            damages += isDamaged && damages < MostDamageRestarts ? 1 : 0;
            if (figures is not null)
            {
                var finished = await opening.FinishAsync(opened, figures, stages, starter, ct);
                await matcher.RememberAsync(finished.DataFingerprint, finished.BusinessDate, ct);
                Measure(finished, time.GetElapsedTime(since));
                LogFinished(finished.Id, finished.EligibleCount, finished.OffersMade, time.GetElapsedTime(since).TotalSeconds);
                return Result.Ok(RunSummary.Of(finished, opened.Plan.LeftOut, wasThereBefore: false));
            }

            metrics.CountRestart();
            LogRestart(opened.Run.Id, isDamaged ? NightlyWording.RestartForDamage : NightlyWording.RestartForNewData);
        }

        return Result.Fail<RunSummary>(DataDiagnostics.RunDataKeepsChanging, NightlyWording.DataKeptChanging);
    }

    private void Measure(MatchingRun run, TimeSpan took)
    {
        metrics.CountFinished(run.FirmCount, run.ItemCount, took);
        metrics.MeasureStage("load", run.LoadMilliseconds);
        metrics.MeasureStage("encode", run.EncodeMilliseconds);
        metrics.MeasureStage("match", run.MatchMilliseconds);
        metrics.MeasureStage("amount", run.AmountMilliseconds);
        metrics.MeasureStage("write", run.WriteMilliseconds);
        offerMetrics.CountRun(run.OffersMade, run.OffersWithdrawn, run.OffersExpired);
    }

    /// <summary>A sheet that is found damaged while offers are written ends the attempt: the next one leaves its firm out.</summary>
    private async Task<(FinishedFigures? Figures, bool IsDamaged)> TryWorkAsync(OpenedRun opened, RunStages stages, Actor starter, CancellationToken ct)
    {
        try
        {
            return (await WorkAsync(opened, stages, starter, ct), false);
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            var sheets = damage.DamagesOf<SheetDamage>();
            await matcher.ReportAsync(sheets, ct);
            await opening.SupersedeAsync(opened.Run, NightlyWording.SheetDamaged(sheets[0].FirmId, sheets[0].SheetId), starter, ct);
            return (null, true);
        }
    }

    /// <summary>Null: newer data has come, or what the run began from was wrong, so it must begin again.</summary>
    private async Task<FinishedFigures?> WorkAsync(OpenedRun opened, RunStages stages, Actor starter, CancellationToken ct)
    {
        var (run, plan) = opened;
        await using var db = await factory.CreateDbContextAsync(ct);
        var before = await BaselineReader.ReadAsync(db, plans, run, plan, ct);
        using var match = await matcher.DecideAsync(plan, before.Former, run.BusinessDate, run.DataFingerprint, stages, ct);
        if (match is null)
        {
            return null;
        }

        if (!await HasSameLeftOutAsync(db, run, match, starter, ct))
        {
            return null;
        }

        await review.FormAsync(run, plan, match, stages, ct);
        var scope = await NightScopeReader.ReadAsync(db, run, plan, before, match, ct);
        var figures = new NightFigures(scope, match, before);
        if (run.FirmsDone > 0 && !await TryRestoreAsync(db, run, figures, ct))
        {
            await opening.SupersedeAsync(run, NightlyWording.SavedFiguresUnreadable, starter, ct);
            return null;
        }

        await using var reading = await factory.CreateDbContextAsync(ct);
        await reading.Database.OpenConnectionAsync(ct);
        using var work = new NightWork(reading, plan, figures, await SupersededChanges.ReadAsync(db, scope, ct));
        var gaps = await WriteAsync(opened, scope.IsWhole ? null : before, figures, work, stages, ct);
        if (gaps is null)
        {
            return null;
        }

        if (figures.FindDoubt() is not { } doubt)
        {
            return new FinishedFigures(figures, gaps, match.CountFormulaGaps(ct));
        }

        if (scope.IsWhole)
        {
            throw new InvalidOperationException($"Run {run.Id} counts otherwise than it matched: {doubt}.");
        }

        await opening.SupersedeAsync(run, doubt, starter, ct);
        return null;
    }

    private async Task<bool> HasSameLeftOutAsync(PolicyMarketDb db, MatchingRun run, INightMatch match, Actor starter, CancellationToken ct) =>
        (match.LeftOut.Count == 0 && !await db.DamagedSheets.AnyAsync(s => s.RunId == run.Id, ct))
        || await opening.NoteLeftOutAsync(run, match.LeftOut, starter, ct);

    /// <summary>False when what an attempt that was cut short saved is damaged.</summary>
    private static async Task<bool> TryRestoreAsync(PolicyMarketDb db, MatchingRun run, NightFigures figures, CancellationToken ct)
    {
        var saved = await db.RunCheckpoints.AsNoTracking().Where(c => c.RunId == run.Id).Select(c => c.Figures).SingleOrDefaultAsync(ct);
        try
        {
            figures.Restore(saved ?? []);
            return true;
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            return false;
        }
    }

    /// <summary>The chunks, and next to them the count of what is missing, which needs nothing of them. Null: newer data has come.</summary>
    private async Task<GapSums?> WriteAsync(
        OpenedRun opened,
        Baseline? before,
        NightFigures figures,
        NightWork work,
        RunStages stages,
        CancellationToken ct
    )
    {
        var match = figures.Match;
        var unknownByRegion = new long[match.Firms.RegionNames.Count];
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var counting = Task.Run(() => match.CountMissing(before, unknownByRegion, stopping.Token), stopping.Token);
        var isWritten = false;
        try
        {
            isWritten = await new NightPipe(work, figures, opened, chunks, stages, options.ChunkFirms).RunAsync(ct);
        }
        finally
        {
            if (!isWritten)
            {
                await stopping.CancelAsync();
                await ((Task)counting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // why the writing stopped is known already
            }
        }

        if (!isWritten)
        {
            return null;
        }

        stages.Begin(RunStages.Gaps);
        var gaps = await counting;
        figures.Complete(unknownByRegion);
        stages.End();
        return gaps;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "匹配批次 {RunId}（{BusinessDate}）开始：{Rows} 家企业，{Items} 个事项。")]
    private partial void LogOpened(long runId, DateOnly businessDate, int rows, int items);

    [LoggerMessage(Level = LogLevel.Information, Message = "匹配批次 {RunId} 完成：符合 {Eligible} 对，新生成待确认 {Offers} 项，用时 {Seconds:0.0} 秒。")]
    private partial void LogFinished(long runId, long eligible, int offers, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "匹配批次 {RunId} 重新开始：{Reason}。")]
    private partial void LogRestart(long runId, string reason);
}
