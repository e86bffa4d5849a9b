using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Rules;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Brings the cases of a range of firms to what the rules have found: opens, changes and settles, each once, in one transaction.</summary>
internal sealed class CaseWriting(IDbContextFactory<PolicyMarketDb> factory, Recorder recorder, AuditTrail audit, BusinessClock clock)
{
    private const int MostNamed = 40;
    private const int LoadedAtOnce = 500;

    /// <summary>Cases that are not among the findings lose their cause. Nothing is written when nothing differs.</summary>
    public async Task<CaseTally> WriteAsync(
        Actor actor,
        IReadOnlyCollection<FoundCase> found,
        Func<IQueryable<CaseworkCase>, IQueryable<CaseworkCase>> range,
        CancellationToken ct
    )
    {
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            var standing = await StandingCases.ReadAsync(range(db.CaseworkCases.AsNoTracking()), ct);
            if (standing.Compare(found).IsEmpty)
            {
                return CaseTally.None;
            }
        }

        var written = await recorder.WriteAsync<CaseTally>(
            async db =>
            {
                var difference = (await StandingCases.ReadAsync(range(db.CaseworkCases.AsNoTracking()), ct)).Compare(found);
                return Result.Ok(await ApplyAsync(db, actor, difference, ct));
            },
            ct
        );
        return written.Value ?? throw new InvalidOperationException(written.Why);
    }

    private async Task<CaseTally> ApplyAsync(PolicyMarketDb db, Actor actor, CaseDifference difference, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var touched = await LoadAsync(db, [.. difference.Changed.Keys, .. difference.Gone, .. difference.Replaced], ct);
        foreach (var id in difference.Gone.Concat(difference.Replaced))
        {
            touched[id]
                .Close(
                    CaseState.Settled,
                    now,
                    personId: null,
                    difference.Replaced.Contains(id) ? CaseworkWording.Replaced : CaseworkWording.Gone(touched[id].Kind)
                );
        }

        foreach (var (id, change) in difference.Changed)
        {
            touched[id].Apply(change.Finding, change.Rule, change.Why, now);
        }

        // A subject has one open case: the replaced one ends before the new one begins.
        await db.SaveChangesAsync(ct);
        var opened = difference.Opened.ConvertAll(one => Open(one.Found, one.Episode, now));
        db.CaseworkCases.AddRange(opened);
        await db.SaveChangesAsync(ct);
        var settled = difference.Gone.Count + difference.Replaced.Count;
        audit.Add(
            db,
            actor,
            AuditAction.CaseworkApply,
            "casework",
            CaseworkWording.Applied(
                Named(opened.ConvertAll(c => c.Id)),
                Named([.. difference.Changed.Keys]),
                Named([.. difference.Gone, .. difference.Replaced])
            )
        );
        return new CaseTally(0, 0, 0, opened.Count, difference.Changed.Count, settled);
    }

    private static async Task<Dictionary<long, CaseworkCase>> LoadAsync(PolicyMarketDb db, IEnumerable<long> ids, CancellationToken ct)
    {
        var loaded = new Dictionary<long, CaseworkCase>();
        foreach (var part in ids.Chunk(LoadedAtOnce))
        {
            await foreach (var one in db.CaseworkCases.Where(c => part.Contains(c.Id)).AsAsyncEnumerable().WithCancellation(ct))
            {
                loaded.Add(one.Id, one);
            }
        }

        return loaded;
    }

    private static (int Count, string Ids) Named(List<long> ids) =>
        (ids.Count, string.Join('、', ids.Order().Take(MostNamed)) + (ids.Count > MostNamed ? "……" : ""));

    private static CaseworkCase Open(FoundCase found, int episode, DateTime at) =>
        new()
        {
            Kind = found.Finding.Kind,
            Subject = found.Finding.Subject,
            Episode = episode,
            FirmId = found.Finding.FirmId,
            DepartmentId = found.Finding.DepartmentId,
            Actor = found.Finding.Actor,
            Light = found.Finding.Light,
            Level = found.Finding.Level,
            Reason = found.Finding.Reason,
            Rule = found.Rule,
            Why = found.Why,
            Evidence = found.Finding.Evidence,
            AmountFen = found.Finding.AmountFen,
            Due = found.Finding.Due,
            State = CaseState.Open,
            OpenedAt = at,
            ChangedAt = at,
            IsNoticeDue = true,
        };
}
