using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Records;

/// <summary>Reads the checks of the records and the alarms, for supervisors and administrators as the database knows them now.</summary>
public sealed class RecordQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostChecks = 30;
    private const int MostAlarms = 50;

    /// <summary>Null when the person may not read them.</summary>
    public async Task<RecordsView?> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!(await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator)).Succeeded)
        {
            return null;
        }

        var checks = await db
            .RecordCheckRuns.AsNoTracking()
            .OrderByDescending(r => r.Id)
            .Take(MostChecks)
            .Select(r => new RecordCheckRow(r.Id, r.At, r.Actor, r.HeadSequence, r.HeadMac, r.LinksChecked, r.RowsChecked, r.FindingCount))
            .ToListAsync(ct);
        var alarms = await db
            .RecordAlarms.AsNoTracking()
            .OrderBy(a => a.ClosedAt != null)
            .ThenByDescending(a => a.Id)
            .Take(MostAlarms)
            .Select(a => new RecordAlarmRow(
                a.Id,
                a.At,
                a.Occasion,
                a.FindingCount,
                a.Details,
                a.LastSeenAt,
                a.SeenCount,
                a.ClosedAt,
                a.ClosedBy,
                a.CloseReason
            ))
            .ToListAsync(ct);
        return new RecordsView([.. checks], [.. alarms]);
    }

    /// <summary>Alarms that no one has closed: the figure in the rail.</summary>
    public async Task<int> OpenAlarmsAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        if (user.PersonId() is null)
        {
            return 0;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.RecordAlarms.CountAsync(a => a.ClosedAt == null, ct);
    }

    /// <summary>True when no check has been made since the start of the business day.</summary>
    public async Task<bool> IsOwedAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var last = await db.RecordCheckRuns.OrderByDescending(r => r.Id).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(ct);
        return last is not { } at || BusinessClock.DateOf(at) < today;
    }
}
