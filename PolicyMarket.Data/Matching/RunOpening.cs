using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Matching;

/// <summary>Finds or makes the row of a run, and writes that it is finished.</summary>
internal sealed class RunOpening(Recorder recorder, PlanReader plans, BusinessClock clock, AuditTrail audit)
{
    /// <summary>The run of this date, plan and data: finished, half done (its cursor says how far) or new. Half-done runs of another date, plan or data are superseded.</summary>
    public async Task<OpenedRun> OpenAsync(DateOnly asOf, Actor starter, CancellationToken ct)
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                var plan = await plans.ReadAsync(db, asOf, ct);
                var data = await DataStamp.ReadAsync(db, ct);
                await SupersedeOthersAsync(db, asOf, plan.Fingerprint, data, ct);
                var run = await db.MatchingRuns.SingleOrDefaultAsync(
                    r => r.BusinessDate == asOf && r.PlanFingerprint == plan.Fingerprint && r.DataFingerprint == data, ct);
                if (run is null)
                {
                    run = await NewAsync(db, asOf, plan, data, ct);
                    db.MatchingRuns.Add(run);
                    audit.Add(db, starter, "run.start", $"run:{asOf:yyyy-MM-dd}", $"{run.FirmCount} 家企业，{run.ItemCount} 个事项");
                }

                return WorkResult.Done(new OpenedRun(run, plan));
            },
            ct);
        return result.Value ?? throw new InvalidOperationException($"The run of {asOf:yyyy-MM-dd} was refused: {result.Why}");
    }

    /// <summary>Marks the run as finished; a repeat changes nothing.</summary>
    public async Task<MatchingRun> FinishAsync(long runId, Actor starter, CancellationToken ct)
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                var run = await db.MatchingRuns.SingleAsync(r => r.Id == runId, ct);
                if (run.State == RunState.Running)
                {
                    run.State = RunState.Finished;
                    run.FinishedAt = clock.UtcNow;
                    audit.Add(
                        db, starter, "run.finish", $"run:{run.Id}",
                        $"符合 {run.EligibleCount}，待补数据 {run.UnknownCount}，新增 {run.NewCount}，失去 {run.LostCount}，金额变化 {run.ChangedCount}，待确认 {run.OffersMade}");
                }

                return WorkResult.Done(run);
            },
            ct);
        return result.Value ?? throw new InvalidOperationException($"Run {runId} could not be finished: {result.Why}");
    }

    private async Task<MatchingRun> NewAsync(PolicyMarketDb db, DateOnly asOf, NightlyPlan plan, string data, CancellationToken ct) => new()
    {
        BusinessDate = asOf,
        PlanFingerprint = plan.Fingerprint,
        DataFingerprint = data,
        PreviousRunId = await db.MatchingRuns.Where(r => r.State == RunState.Finished).MaxAsync(r => (long?)r.Id, ct),
        State = RunState.Running,
        LastFirmId = await db.Firms.MaxAsync(f => (long?)f.Id, ct) ?? 0,
        FirmCount = await db.Firms.CountAsync(ct),
        ItemCount = plan.Items.Length,
        StartedAt = clock.UtcNow,
    };

    private static async Task SupersedeOthersAsync(PolicyMarketDb db, DateOnly asOf, string plan, string data, CancellationToken ct)
    {
        var others = await db.MatchingRuns
            .Where(r => r.State == RunState.Running && (r.BusinessDate != asOf || r.PlanFingerprint != plan || r.DataFingerprint != data))
            .ToListAsync(ct);
        foreach (var other in others)
        {
            other.Supersede();
        }

        if (others.Count > 0)
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
