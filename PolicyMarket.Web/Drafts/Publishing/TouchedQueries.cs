using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Pages of the firms and the work under way that a check lists, with the names of the firms; for whoever may see the draft.</summary>
public sealed class TouchedQueries(IDbContextFactory<PolicyMarketDb> factory, PublishingQueries drafts)
{
    /// <summary>One page of firms of a kind (null: all), from page 0, and how many there are.</summary>
    public async Task<(ImmutableArray<TouchedFirmRow> Rows, int Total)> FirmsAsync(
        PersonId personId,
        long draftId,
        long gateId,
        GateFirmKind? kind,
        int page,
        int size,
        CancellationToken ct
    )
    {
        var lists = await ListsAsync(personId, draftId, gateId, ct);
        var firms = lists.Firms.Where(firm => kind is null || firm.Kind == kind).ToList();
        var shown = firms.Skip(page * size).Take(size).ToList();
        var names = await NamesAsync(shown.ConvertAll(firm => firm.FirmId), ct);
        return (
            [.. shown.Select(f => new TouchedFirmRow(f.FirmId, names.GetValueOrDefault(f.FirmId, "—"), f.Kind, f.BeforeFen, f.AfterFen))],
            firms.Count
        );
    }

    /// <summary>One page of offers and claims under way, from page 0, and how many there are.</summary>
    public async Task<(ImmutableArray<TouchedWorkRow> Rows, int Total)> WorkAsync(
        PersonId personId,
        long draftId,
        long gateId,
        int page,
        int size,
        CancellationToken ct
    )
    {
        var work = (await ListsAsync(personId, draftId, gateId, ct)).Work;
        var shown = work.Skip(page * size).Take(size).ToList();
        var names = await NamesAsync(shown.ConvertAll(one => one.FirmId), ct);
        return (
            [
                .. shown.Select(one => new TouchedWorkRow(
                    one.IsClaim ? "兑现申请" : "待确认",
                    names.GetValueOrDefault(one.FirmId, "—"),
                    one.State,
                    one.AmountFen,
                    After(one)
                )),
            ],
            work.Length
        );
    }

    private static string After(GateWork work) =>
        work switch
        {
            { IsClaim: true } => "已确认，按确认时的金额办理，不受影响",
            { IsStillEligible: false } => "新版本下不符合，下一次匹配撤回",
            { AfterFen: { } fen } when fen == work.AmountFen => "按新版本重新生成，金额不变",
            { AfterFen: { } fen } => $"按新版本重新生成，金额 {Formats.Yuan(fen)}",
            _ => "按新版本重新判定",
        };

    private async Task<GateLists> ListsAsync(PersonId personId, long draftId, long gateId, CancellationToken ct)
    {
        if (await drafts.FindAsync(personId, draftId, ct) is not { Submission: { } submission })
        {
            return new GateLists([], []);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var run = await db.GateRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == gateId && r.SubmissionId == submission.Id, ct);
        return run?.ReadLists() ?? new GateLists([], []);
    }

    private async Task<Dictionary<long, string>> NamesAsync(IReadOnlyCollection<long> firms, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<Data.Firms.Firm>().AsNoTracking().Where(f => firms.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
    }
}
