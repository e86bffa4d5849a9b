using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Casework;

/// <summary>
/// Reads cases for the person as the database knows them now: the supervising office and administrators see all, whoever belongs to a department that
/// department's.
/// </summary>
public sealed class CaseworkQueries(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int RowsPerPage = 50;
    private const string Finance = "财政（批次）";

    /// <summary>Null when the person may not read cases.</summary>
    public async Task<CaseworkView?> ReadAsync(PersonId personId, CaseworkFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ReaderAsync(db, personId, ct) is not { } reader)
        {
            return null;
        }

        var own = Own(db, reader);
        var asked = Narrow(own, filter);
        var total = await asked.CountAsync(ct);
        var pages = Math.Max(1, (total + RowsPerPage - 1) / RowsPerPage);
        var page = Math.Min(filter.Page, pages);
        var rows = await RowsAsync(db, asked, filter.IsEnded, page, ct);
        var codes = await ItemCodesAsync(db, rows, ct);
        var maySet = reader.Roles.Contains(Roles.Administrator) || (reader.Roles.Contains(Roles.Supervisor) && reader.DepartmentId is null);
        return new CaseworkView(
            [.. rows.Select(row => RowOf(row, reader, codes))],
            await SharesAsync(db, own, ct),
            total,
            page,
            pages,
            rows.Where(row => row.Case.FirmId != null).Select(row => row.Case.FirmId).Distinct().Count(),
            await db.CaseworkRuns.Where(r => r.FinishedAt != null).OrderByDescending(r => r.Id).Select(r => r.FinishedAt).FirstOrDefaultAsync(ct),
            maySet ? await ThresholdsAsync(db, ct) : [],
            reader.Roles.Contains(Roles.Supervisor),
            reader.Roles.Contains(Roles.Supervisor) || reader.Roles.Contains(Roles.Administrator)
        );
    }

    /// <summary>Open red cases that the person sees: the figure in the rail.</summary>
    public async Task<int> RedAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return user.PersonId() is { } personId && await ReaderAsync(db, personId, ct) is { } reader
            ? await Own(db, reader).CountAsync(c => c.State == CaseState.Open && c.Light == CaseLight.Red, ct)
            : 0;
    }

    /// <summary>True when no evaluation of all firms has finished on the business day.</summary>
    public async Task<bool> IsOwedAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return !await db.CaseworkRuns.AnyAsync(r => r.BusinessDate == today && r.FinishedAt != null, ct);
    }

    /// <summary>Those who must act on cases or see to it that others do; an officer acts for a department.</summary>
    private static async Task<Actor?> ReaderAsync(PolicyMarketDb db, PersonId personId, CancellationToken ct) =>
        await ActorReads.FindAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator, Roles.Finance, Roles.FinanceChecker, Roles.Officer)
            is { } actor
        && (actor.DepartmentId is not null || actor.Roles.Any(role => role != Roles.Officer))
            ? actor
            : null;

    /// <summary>
    /// All cases for an administrator and a supervisor without a department; those of the department for its supervisor and officers; for finance staff those
    /// on which they must act, of every department.
    /// </summary>
    private static IQueryable<CaseworkCase> Own(PolicyMarketDb db, Actor reader)
    {
        var all = db.CaseworkCases.AsNoTracking();
        var (department, isFinance, isChecker) = (reader.DepartmentId, reader.Roles.Contains(Roles.Finance), reader.Roles.Contains(Roles.FinanceChecker));
        return reader.Roles.Contains(Roles.Administrator) || (reader.Roles.Contains(Roles.Supervisor) && department is null)
            ? all
            : all.Where(c =>
                (department != null && c.DepartmentId == department)
                || (isFinance && c.Actor == CaseActor.Finance)
                || (isChecker && c.Actor == CaseActor.FinanceChecker)
            );
    }

    private static IQueryable<CaseworkCase> Narrow(IQueryable<CaseworkCase> cases, CaseworkFilter filter)
    {
        cases = filter.IsEnded ? cases.Where(c => c.State != CaseState.Open) : cases.Where(c => c.State == CaseState.Open);
        cases = filter.Light is { } light ? cases.Where(c => c.Light == light) : cases;
        cases = filter.Level is { } level ? cases.Where(c => c.Level == level) : cases;
        cases = filter.Kind is { } kind ? cases.Where(c => c.Kind == kind) : cases;
        return filter.Department is { } department ? cases.Where(c => c.DepartmentId == department) : cases;
    }

    private static Task<List<CaseRead>> RowsAsync(PolicyMarketDb db, IQueryable<CaseworkCase> asked, bool isEnded, int page, CancellationToken ct)
    {
        var ordered = isEnded
            ? asked.OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id)
            : asked.OrderByDescending(c => c.Level).ThenByDescending(c => c.Light == CaseLight.Red).ThenBy(c => c.Due).ThenBy(c => c.Id);
        return ordered
            .Skip((page - 1) * RowsPerPage)
            .Take(RowsPerPage)
            .Select(c => new CaseRead(c, c.Firm!.Name, c.Firm.CreditCode, c.Department!.Name)) // left joins, never run here
            .ToListAsync(ct);
    }

    /// <summary>Open cases by department, the reddest first.</summary>
    private static async Task<ImmutableArray<CaseworkShare>> SharesAsync(PolicyMarketDb db, IQueryable<CaseworkCase> own, CancellationToken ct)
    {
        var counts = await own.Where(c => c.State == CaseState.Open)
            .GroupBy(c => c.DepartmentId)
            .Select(g => new
            {
                Id = g.Key,
                Red = g.Count(c => c.Light == CaseLight.Red),
                Amber = g.Count(c => c.Light == CaseLight.Amber),
                Escalated = g.Count(c => c.Level > 0),
            })
            .ToListAsync(ct);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        return
        [
            .. counts
                .Select(one => new CaseworkShare(one.Id, one.Id is { } id ? names[id] : Finance, one.Red, one.Amber, one.Escalated))
                .OrderByDescending(share => share.Red)
                .ThenByDescending(share => share.Amber)
                .ThenBy(share => share.Name, StringComparer.Ordinal),
        ];
    }

    private static async Task<ImmutableArray<ThresholdRow>> ThresholdsAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var stored = await db.CaseworkThresholds.AsNoTracking().ToDictionaryAsync(t => t.Key, ct);
        return
        [
            .. ThresholdCatalog.All.Select(one =>
                stored.TryGetValue(one.Key, out var row)
                    ? new ThresholdRow(one, row.Value, row.ChangedBy, row.ChangedAt)
                    : new ThresholdRow(one, one.Default, null, null)
            ),
        ];
    }

    /// <summary>Codes of the items of those rows that are about an offer, by offer.</summary>
    private static async Task<Dictionary<long, string>> ItemCodesAsync(PolicyMarketDb db, List<CaseRead> rows, CancellationToken ct)
    {
        var offers = rows.Where(row => CaseSubject.KindOf(row.Case.Subject) == "offer").Select(row => CaseSubject.IdOf(row.Case.Subject)).ToList();
        return offers.Count == 0
            ? []
            : await db
                .Offers.AsNoTracking()
                .Where(o => offers.Contains(o.Id))
                .Join(db.PolicyItems, o => o.ItemId, i => i.Id, (o, i) => new { o.Id, i.Code })
                .ToDictionaryAsync(o => o.Id, o => o.Code, ct);
    }

    private static CaseworkRow RowOf(CaseRead row, Actor reader, Dictionary<long, string> codes)
    {
        var one = row.Case;
        var (link, text) = CaseworkLinks.Of(one, row.CreditCode, reader.Roles.Contains(Roles.Officer), codes);
        return new CaseworkRow(
            one.Id,
            one.Kind,
            one.Light,
            one.Level,
            one.Reason,
            one.Rule,
            [.. one.Why.Split('\n')],
            row.FirmName,
            row.CreditCode,
            CaseworkWording.WhoActs(one.Actor, row.Department, one.Level),
            one.Due,
            one.AmountFen,
            one.OpenedAt,
            one.State,
            one.ClosedAt,
            one.CloseReason,
            link,
            text
        );
    }

    private sealed record CaseRead(CaseworkCase Case, string? FirmName, string? CreditCode, string? Department);
}
