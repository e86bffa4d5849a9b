using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms.Disputes;

/// <summary>Reads disputes of data: a firm its own, an officer those that the own department answers.</summary>
public sealed class DisputeQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostOwn = 50;
    private const int MostOnDesk = 200;

    /// <summary>Disputes of the person's firm, the latest first; none for whoever acts for no firm.</summary>
    public async Task<IReadOnlyList<DisputeRow>> OwnAsync(PersonId? personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FirmAsync(db, personId, ct) is { } firmId
            ? await Rows(db.FactDisputes.Where(d => d.FirmId == firmId).OrderByDescending(d => d.Id), isForFirm: true).Take(MostOwn).ToListAsync(ct)
            : [];
    }

    /// <summary>Disputes of the officer's department: those that wait, by their last day, then the answered ones, the latest first. Null: no officer.</summary>
    public async Task<DisputeDeskView?> OnDeskAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.OfficersDepartmentAsync(db, personId, ct) is not { } department)
        {
            return null;
        }

        var own = db.FactDisputes.Where(d => d.DepartmentId == department);
        var rows = await Rows(
                own.OrderBy(d => d.State == DisputeState.Waiting ? 0 : 1)
                    .ThenBy(d => d.State == DisputeState.Waiting ? d.Due : DateOnly.MaxValue)
                    .ThenByDescending(d => d.Id),
                isForFirm: false
            )
            .Take(MostOnDesk)
            .ToListAsync(ct);
        return new DisputeDeskView(department, rows);
    }

    /// <summary>How many disputes wait for this officer's department: the figure in the rail.</summary>
    public async Task<int> WaitingAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.OfficersDepartmentAsync(db, user.PersonId(), ct) is { } department
            ? await db.FactDisputes.CountAsync(d => d.DepartmentId == department && d.State == DisputeState.Waiting, ct)
            : 0;
    }

    private static IQueryable<DisputeRow> Rows(IQueryable<FactDispute> disputes, bool isForFirm) =>
        disputes
            .AsNoTracking()
            .Select(d => new DisputeRow(
                d.Id,
                isForFirm ? "" : d.Firm!.Name, // a dispute names its firm and its department by foreign keys
                isForFirm ? "" : d.Firm!.CreditCode,
                d.Label,
                d.ValueText,
                d.Source,
                d.Period,
                d.AsOf,
                d.ClaimedText,
                d.Reason,
                d.Department!.Name,
                d.State,
                d.RaisedAt,
                d.Due,
                d.Reply,
                d.AnsweredAt
            ));
}
