using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Loading;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>
/// 督办检查: evaluates all firms with something open or claimed, and all batches. The same state again changes nothing; cut short, the next run goes over
/// everything and writes only what is still missing.
/// </summary>
public sealed class CaseworkSweep
{
    /// <summary>One load and one transaction.</summary>
    private const int FirmsAtOnce = 2_000;

    private readonly IDbContextFactory<PolicyMarketDb> _factory;
    private readonly Recorder _recorder;
    private readonly CaseEvaluation _evaluation;
    private readonly CaseNotices _notices;
    private readonly BusinessClock _clock;

    internal CaseworkSweep(
        IDbContextFactory<PolicyMarketDb> factory,
        Recorder recorder,
        CaseEvaluation evaluation,
        CaseNotices notices,
        BusinessClock clock
    ) => (_factory, _recorder, _evaluation, _notices, _clock) = (factory, recorder, evaluation, notices, clock);

    /// <summary>A supervisor or an administrator runs it now.</summary>
    public async Task<Result<CaseTally>> RunAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
        return actor is null ? WorkText.Refuse<CaseTally>(why) : Result.Ok(await RunAsync(actor, progress: null, ct));
    }

    /// <summary>For the nightly job and the command line. Progress: firms done of all.</summary>
    public async Task<CaseTally> RunAsync(Actor actor, IProgress<(int Done, int All)>? progress, CancellationToken ct)
    {
        var run = await BeginAsync(actor, ct);
        var scope = await _evaluation.OpenAsync(actor, ct);
        var firms = await FirmsAsync(ct);
        var tally = await _evaluation.BatchesAsync(scope, ct);
        var done = 0;
        foreach (var part in firms.Chunk(FirmsAtOnce))
        {
            tally += await _evaluation.FirmsAsync(scope, part[0], part[^1], ct);
            done += part.Length;
            progress?.Report((done, firms.Count));
        }

        await EndAsync(run, tally, ct);
        await _notices.TellAsync(ct);
        return tally;
    }

    /// <summary>Firms that can have a case or have one, ascending.</summary>
    private async Task<List<long>> FirmsAsync(CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
        return await db
            .Offers.Where(o => FactReader.WaitingStates.Contains(o.State))
            .Select(o => o.FirmId)
            .Union(db.Claims.Select(c => c.FirmId))
            .Union(db.CaseworkCases.Where(c => c.State == CaseState.Open && c.FirmId != null).Select(c => c.FirmId!.Value)) // compared with null on this line
            .OrderBy(id => id)
            .ToListAsync(ct);
    }

    private async Task<long> BeginAsync(Actor actor, CancellationToken ct)
    {
        var begun = await _recorder.WriteAsync<CaseworkRun>(
            db =>
            {
                var run = new CaseworkRun
                {
                    BusinessDate = _clock.Today,
                    Actor = actor.Name,
                    StartedAt = _clock.UtcNow,
                };
                db.CaseworkRuns.Add(run);
                return Task.FromResult(Result.Ok(run));
            },
            ct
        );
        return begun.Value?.Id ?? throw new InvalidOperationException(begun.Why);
    }

    private Task EndAsync(long runId, CaseTally tally, CancellationToken ct) =>
        _recorder.WriteAsync<bool>(
            async db =>
            {
                var run = await db.CaseworkRuns.SingleAsync(r => r.Id == runId, ct);
                (run.FinishedAt, run.FirmCount, run.FactCount, run.FindingCount) = (_clock.UtcNow, tally.Firms, tally.Facts, tally.Findings);
                (run.OpenedCount, run.ChangedCount, run.SettledCount) = (tally.Opened, tally.Changed, tally.Settled);
                return Result.Ok(true);
            },
            ct
        );
}
