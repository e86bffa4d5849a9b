using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Data.Nightly;

/// <summary>Finds or makes the row of a run, and writes that it is finished.</summary>
internal sealed class RunOpening(Recorder recorder, PlanReader plans, HeldItems held, BusinessClock clock, AuditTrail audit, MatchingOptions options)
{
    /// <summary>
    /// The run of this date, plan and data: finished, half done (its cursor says how far) or new. Half-done runs of another date, plan, data or program are
    /// superseded. Refused when the date does not follow the last run and no reason is given.
    /// </summary>
    public Task<Result<OpenedRun>> OpenAsync(DateOnly asOf, Actor starter, string? forceReason, CancellationToken ct) =>
        recorder.WriteAsync<OpenedRun>(
            async db =>
            {
                var plan = await plans.ReadAsync(db, asOf, ct);
                var data = await DataStamp.ReadAsync(db, ct);
                var context = await RunContext.ReadAsync(db, asOf, ct);
                var half = await db
                    .MatchingRuns.AsNoTracking()
                    .Where(r => r.State == RunState.Running && r.BusinessDate == asOf && r.ForceReason != null)
                    .Select(r => r.ForceReason)
                    .FirstOrDefaultAsync(ct);
                var reason = forceReason ?? half;
                var doubt = await RunDateDoubt.FindAsync(db, asOf, clock.Today, ct);
                if (doubt is not null && reason is null)
                {
                    return Result.Fail<OpenedRun>(DataDiagnostics.RunDateUnusual, NightlyWording.RunDateNeedsReason(doubt.Sentence));
                }

                await SupersedeAsync(
                    db,
                    r =>
                        r.State == RunState.Running
                        && (
                            r.BusinessDate != asOf || r.PlanFingerprint != plan.Fingerprint || r.DataFingerprint != data || r.ContextFingerprint != context
                        ),
                    ct
                );
                var last = await db.MatchingRuns.Where(r => r.State == RunState.Finished).MaxAsync(r => (long?)r.Id, ct);
                var run = await db.MatchingRuns.SingleOrDefaultAsync(
                    r => r.BusinessDate == asOf && r.PlanFingerprint == plan.Fingerprint && r.DataFingerprint == data,
                    ct
                );
                if (run is { State: RunState.Finished } && run.Id != last)
                {
                    // What is stored is of the later run: this plan and these data are to be computed again.
                    run.ReleaseKey();
                    await db.SaveChangesAsync(ct);
                    run = null;
                }

                if (run is null)
                {
                    run = await NewAsync(db, asOf, plan, data, context, doubt is null ? null : reason, doubt is { LeavesOffers: true }, ct);
                    db.MatchingRuns.Add(run);
                    if (run.ForceReason is { } given)
                    {
                        audit.Add(db, starter, AuditAction.RunForce, $"run:{asOf:yyyy-MM-dd}", NightlyWording.DoubtWithReason(doubt?.Sentence, given));
                    }

                    audit.Add(db, starter, AuditAction.RunStart, $"run:{asOf:yyyy-MM-dd}", NightlyWording.FirmsAndItems(run.FirmCount, run.ItemCount));
                }

                NoteEngine(run);
                return Result.Ok(new OpenedRun(run, plan));
            },
            ct
        );

    /// <summary>A run that was cut short may go on with another engine: the key of a run does not depend on the engine, because the answers do not.</summary>
    private void NoteEngine(MatchingRun run)
    {
        var name = EngineNames.NameOf(options.Engine);
        if (run.State == RunState.Running && run.Engine?.Split('+').Contains(name, StringComparer.Ordinal) != true)
        {
            run.Engine = run.Engine is null ? name : $"{run.Engine}+{name}";
        }
    }

    /// <summary>Writes the figures and marks the run as finished; a repeat changes nothing.</summary>
    public async Task<MatchingRun> FinishAsync(OpenedRun opened, FinishedFigures finished, RunStages stages, Actor starter, CancellationToken ct)
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                var run = await db.MatchingRuns.SingleAsync(r => r.Id == opened.Run.Id, ct);
                if (run.State == RunState.Running)
                {
                    AddFigures(db, opened, finished, await held.OfRunAsync(db, run.Id, run.StartedAt, ct));
                    SetFigures(run, opened.Run, finished, stages);
                    await ForgetCheckpointsAsync(db, [run.Id], ct);
                    run.State = RunState.Finished;
                    run.FinishedAt = clock.UtcNow;
                    audit.Add(
                        db,
                        starter,
                        AuditAction.RunFinish,
                        $"run:{run.Id}",
                        NightlyWording.RunResult(
                            run.EligibleCount,
                            run.UnknownCount,
                            run.NewCount,
                            run.LostCount,
                            run.ChangedCount,
                            run.OffersMade,
                            run.OffersWithdrawn,
                            run.OffersExpired,
                            run.FormulaGapCount,
                            run.ZeroCount
                        )
                    );
                }

                return Result.Ok(run);
            },
            ct
        );
        return result.Value ?? throw new InvalidOperationException($"Run {opened.Run.Id} could not be finished: {result.Why}");
    }

    /// <summary>
    /// Stores for which sheets the run leaves firms out. False: it had begun with others left out, so it was superseded and the next one decides everything
    /// again.
    /// </summary>
    public async Task<bool> NoteLeftOutAsync(MatchingRun run, IReadOnlyList<SheetDamage> damages, Actor starter, CancellationToken ct)
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                var row = await db.MatchingRuns.SingleAsync(r => r.Id == run.Id, ct);
                var noted = await db.DamagedSheets.Where(s => s.RunId == run.Id).ToListAsync(ct);
                if (noted.Select(s => s.SheetId).ToHashSet().SetEquals(damages.Select(one => one.SheetId)))
                {
                    return Result.Ok(true);
                }

                if (row.FirmsDone > 0)
                {
                    return Result.Ok(false);
                }

                db.DamagedSheets.RemoveRange(noted);
                db.DamagedSheets.AddRange(damages.Select(one => DamagedSheet.Of(run.Id, one)));
                row.FirmsLeftOut = damages.Where(one => one.Reason != SheetDamageReason.Firm).Select(one => one.FirmId).Distinct().Count();
                audit.Add(db, starter, AuditAction.RunLeaveOut, $"run:{run.Id}", NightlyWording.FirmsLeftOut(damages.Count, row.FirmsLeftOut));
                return Result.Ok(true);
            },
            ct
        );
        if (!result.Value)
        {
            await SupersedeAsync(run, NightlyWording.DamagedSheetsChanged, starter, ct);
        }

        return result.Value;
    }

    /// <summary>The run's baseline does not agree with its findings: the run is superseded, and the next one decides everything again.</summary>
    public Task SupersedeAsync(MatchingRun run, string doubt, Actor starter, CancellationToken ct) =>
        recorder.WriteAsync(
            async db =>
            {
                await SupersedeAsync(db, r => r.Id == run.Id && r.State == RunState.Running, ct);
                audit.Add(db, starter, AuditAction.RunAgain, $"run:{run.Id}", NightlyWording.EarlierResultDisagrees(doubt));
                return Result.Ok(run.Id);
            },
            ct
        );

    private static void AddFigures(PolicyMarketDb db, OpenedRun opened, FinishedFigures finished, IReadOnlySet<long> held)
    {
        var runId = opened.Run.Id;
        var tallies = finished.Figures.Tallies(runId, opened.Plan, finished.FormulaGaps);
        foreach (var tally in tallies)
        {
            tally.WasHeld = held.Contains(tally.ItemId);
        }

        db.RunTallies.AddRange(tallies);
        db.RunRegions.AddRange(finished.Figures.RegionRows(runId));
        db.RunGaps.AddRange(
            finished.Gaps.All.Select(gap => new RunGap
            {
                RunId = runId,
                Attribute = gap.Key,
                Pairs = gap.Value.Pairs,
                SolePairs = gap.Value.SolePairs,
                SoleCapFen = gap.Value.SoleCapFen,
                SoleUncappedPairs = gap.Value.SoleUncappedPairs,
            })
        );
    }

    private static void SetFigures(MatchingRun run, MatchingRun measured, FinishedFigures finished, RunStages stages)
    {
        var figures = finished.Figures;
        var scope = figures.Scope;
        (run.FormulaGapCount, run.ZeroCount) = (finished.FormulaGaps.Sum(), figures.ZeroTotal);
        (run.IsWhole, run.FirmsRecomputed, run.ItemsRecomputed) = (scope.IsWhole, scope.FirmsRecomputed, scope.ItemsRecomputed);
        run.UnknownCount = figures.Match.UnknownTotal;
        run.LoadMilliseconds = stages.Milliseconds(RunStages.Loading);
        run.EncodeMilliseconds = stages.Milliseconds(RunStages.Encoding);
        run.MatchMilliseconds = stages.Milliseconds(RunStages.Matching) + stages.Milliseconds(RunStages.Gaps);
        (run.AmountMilliseconds, run.WriteMilliseconds) = (measured.AmountMilliseconds, measured.WriteMilliseconds);
    }

    private async Task<MatchingRun> NewAsync(
        PolicyMarketDb db,
        DateOnly asOf,
        NightlyPlan plan,
        string data,
        string context,
        string? forceReason,
        bool leavesOffers,
        CancellationToken ct
    ) =>
        new()
        {
            Engine = EngineNames.NameOf(options.Engine),
            ForceReason = forceReason,
            LeavesOffers = leavesOffers,
            ContextFingerprint = context,
            BusinessDate = asOf,
            PlanFingerprint = plan.Fingerprint,
            DataFingerprint = data,
            PreviousRunId = await db.MatchingRuns.Where(r => r.State == RunState.Finished && r.ContextFingerprint != null).MaxAsync(r => (long?)r.Id, ct),
            State = RunState.Running,
            LastFirmId = await db.Firms.MaxAsync(f => (long?)f.Id, ct) ?? 0,
            FirmCount = await db.Firms.CountAsync(ct),
            ItemCount = plan.Items.Length,
            UndatedItems = plan.LeftOut.Undated,
            NotYetItems = plan.LeftOut.NotYet,
            ExpiredItems = plan.LeftOut.Expired,
            DamagedItems = plan.DamagedItems.Count,
            StartedAt = clock.UtcNow,
        };

    private static async Task SupersedeAsync(PolicyMarketDb db, Expression<Func<MatchingRun, bool>> which, CancellationToken ct)
    {
        var runs = await db.MatchingRuns.Where(which).ToListAsync(ct);
        foreach (var run in runs)
        {
            run.Supersede();
        }

        if (runs.Count > 0)
        {
            await ForgetCheckpointsAsync(db, runs.ConvertAll(run => run.Id), ct);
            await db.SaveChangesAsync(ct);
        }
    }

    private static async Task ForgetCheckpointsAsync(PolicyMarketDb db, IReadOnlyCollection<long> runs, CancellationToken ct) =>
        db.RunCheckpoints.RemoveRange(await db.RunCheckpoints.Where(c => runs.Contains(c.RunId)).ToListAsync(ct));
}
