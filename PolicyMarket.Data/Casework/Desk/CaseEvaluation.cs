using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Loading;
using PolicyMarket.Data.Casework.Rules;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>
/// Evaluates a range of firms, or the batches: facts, sessions, cases. One range at a time: what a workflow changes meanwhile is queued and evaluated
/// after it, so no older finding can overwrite a newer one.
/// </summary>
internal sealed class CaseEvaluation(
    IDbContextFactory<PolicyMarketDb> factory,
    CaseNetwork network,
    CaseWriting writing,
    PlanReader plans,
    WorkingDays calendar,
    BusinessClock clock,
    SealKey key
) : IDisposable
{
    /// <summary>Joins are nested loops, so sessions are small.</summary>
    private const int FirmsPerSession = 25;

    /// <summary>The network belongs to all threads, a session to one.</summary>
    private const int MostThreads = 4;

    private readonly SemaphoreSlim _oneAtATime = new(1);

    public void Dispose() => _oneAtATime.Dispose();

    public async Task<EvaluationScope> OpenAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await EvaluationScope.ReadAsync(db, actor, plans, calendar, clock.Today, ct);
    }

    /// <summary>The firms from the first to the last id, inclusive.</summary>
    public Task<CaseTally> FirmsAsync(EvaluationScope scope, long first, long last, CancellationToken ct) =>
        ExclusiveAsync(
            async db =>
            {
                var reader = new FactReader(db, key, scope.Items, scope.Thresholds, scope.Days);
                var byFirm = await reader.FirmsAsync(first, last, ct);
                object[] common = [.. reader.Common()];
                // Firms of one session may have the same document, which is one fact.
                List<FoundCase> found =
                [
                    .. byFirm
                        .Values.Chunk(FirmsPerSession)
                        .AsParallel()
                        .AsOrdered()
                        .WithDegreeOfParallelism(Math.Min(MostThreads, Environment.ProcessorCount))
                        .WithCancellation(ct)
                        .SelectMany(session =>
                            network.Evaluate([.. common, .. session.SelectMany(facts => facts).Distinct(ReferenceEqualityComparer.Instance)])
                        ),
                ];
                var written = await writing.WriteAsync(scope.Actor, found, cases => cases.Where(c => c.FirmId >= first && c.FirmId <= last), ct);
                return written with { Firms = byFirm.Count, Facts = byFirm.Values.Sum(facts => facts.Count), Findings = found.Count };
            },
            ct
        );

    public Task<CaseTally> BatchesAsync(EvaluationScope scope, CancellationToken ct) =>
        ExclusiveAsync(
            async db =>
            {
                var reader = new FactReader(db, key, scope.Items, scope.Thresholds, scope.Days);
                var facts = await reader.BatchesAsync(ct);
                var found = network.Evaluate([.. reader.Common(), .. facts]);
                var written = await writing.WriteAsync(scope.Actor, found, static cases => cases.Where(c => c.FirmId == null), ct);
                return written with { Facts = facts.Count, Findings = found.Count };
            },
            ct
        );

    private async Task<CaseTally> ExclusiveAsync(Func<PolicyMarketDb, Task<CaseTally>> work, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            return await work(db);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
