using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Loading;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Evaluates the firms that workflows have changed, each in a session of its own or with its neighbours, with the rules of the nightly run.</summary>
public sealed class CaseworkChanges
{
    /// <summary>Firms whose ids lie this close together are read with one query.</summary>
    private const int Span = 200;

    private static readonly Actor Author = Actor.System(CaseDeskWording.CaseworkCheck);

    private readonly IDbContextFactory<PolicyMarketDb> _factory;
    private readonly FirmChangeQueue _queue;
    private readonly CaseEvaluation _evaluation;
    private readonly CaseworkSweep _sweep;
    private readonly CaseNotices _notices;

    internal CaseworkChanges(
        IDbContextFactory<PolicyMarketDb> factory,
        FirmChangeQueue queue,
        CaseEvaluation evaluation,
        CaseworkSweep sweep,
        CaseNotices notices
    ) => (_factory, _queue, _evaluation, _sweep, _notices) = (factory, queue, evaluation, sweep, notices);

    /// <summary>Evaluates what has changed since the last call. What fails is put back for the next call.</summary>
    public async Task<CaseTally> EvaluateAsync(CancellationToken ct)
    {
        var changed = _queue.Take();
        if (changed.IsEmpty)
        {
            return CaseTally.None;
        }

        try
        {
            return changed.HasEverything ? await _sweep.RunAsync(Author, progress: null, ct) : await EvaluateAsync(changed, ct);
        }
        catch
        {
            _queue.Return(changed);
            throw;
        }
    }

    private async Task<CaseTally> EvaluateAsync(ChangedFirms changed, CancellationToken ct)
    {
        var firms = await FirmsAsync(changed, ct);
        if (firms.Count == 0 && !changed.HasBatches)
        {
            return CaseTally.None;
        }

        var scope = await _evaluation.OpenAsync(Author, ct);
        var tally = changed.HasBatches ? await _evaluation.BatchesAsync(scope, ct) : CaseTally.None;
        foreach (var (first, last) in Ranges(firms))
        {
            tally += await _evaluation.FirmsAsync(scope, first, last, ct);
        }

        if (tally.HasWritten)
        {
            await _notices.TellAsync(ct);
        }

        return tally;
    }

    /// <summary>
    /// The changed firms, those who share an account with them, those with a case about a shared account, and of a delivery those who can have a case.
    /// </summary>
    private async Task<SortedSet<long>> FirmsAsync(ChangedFirms changed, CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
        var firms = new SortedSet<long>(changed.Firms);
        foreach (var part in changed.Claims.Chunk(Span))
        {
            firms.UnionWith(await db.Claims.Where(c => part.Contains(c.Id)).Select(c => c.FirmId).ToListAsync(ct));
        }

        foreach (var batchId in changed.Deliveries)
        {
            firms.UnionWith(
                await db
                    .FactSheets.Where(s => s.ChangedBatchId == batchId)
                    .Where(s =>
                        db.Set<Claim>().Any(c => c.FirmId == s.FirmId) || db.Set<Offer>().Any(o => o.FirmId == s.FirmId && o.State == OfferState.Pushed)
                    )
                    .Select(s => s.FirmId)
                    .Distinct()
                    .ToListAsync(ct)
            );
        }

        foreach (var firmId in changed.Firms)
        {
            firms.UnionWith(await SharedAccounts.PartnersAsync(db, firmId, ct));
        }

        if (firms.Count > 0)
        {
            firms.UnionWith(
                await db
                    .CaseworkCases.Where(c => c.State == CaseState.Open && c.Kind == CaseKind.AccountShared && c.FirmId != null)
                    .OrderByDescending(c => c.Id)
                    .Take(Span)
                    .Select(c => c.FirmId!.Value)
                    .ToListAsync(ct)
            ); // compared with null on the line above
        }

        return firms;
    }

    private static IEnumerable<(long First, long Last)> Ranges(SortedSet<long> firms)
    {
        (long First, long Last)? range = null;
        foreach (var id in firms)
        {
            if (range is { } open && id - open.First < Span)
            {
                range = (open.First, id);
                continue;
            }

            if (range is { } done)
            {
                yield return done;
            }

            range = (id, id);
        }

        if (range is { } rest)
        {
            yield return rest;
        }
    }
}
