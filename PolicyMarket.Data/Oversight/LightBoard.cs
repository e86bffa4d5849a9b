using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Loading;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Oversight;

/// <summary>
/// The first page of a supervisor: lights by department, and what turns yellow or red on the next day. Read as the tables are now, so that what was decided a
/// minute ago is not counted. It names no firm.
/// </summary>
public sealed class LightBoard(IDbContextFactory<PolicyMarketDb> factory, WorkingDays calendar, BusinessClock clock)
{
    /// <summary>Null for whoever is no active supervisor or administrator. A supervisor with a department sees that department alone.</summary>
    public async Task<LightBoardView?> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator) is not { } actor)
        {
            return null;
        }

        var own = actor.Roles.Contains(Roles.Administrator) ? null : actor.DepartmentId;
        var today = clock.Today;
        var thresholds = await ThresholdValues.ReadAsync(db, ct);
        var now = new WorkingDayCount(calendar, today);
        var then = new WorkingDayCount(calendar, today.AddDays(1));
        var sums = (await new WaitingSums(db, thresholds, now).ReadAsync(ct)).FindAll(sum => own is null || sum.DepartmentId == own);
        var findings = (await FindingsAsync(db, ct)).FindAll(finding => own is null || finding.Place.DepartmentId == own);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(department => department.Id, department => department.Name, ct);
        return new LightBoardView(
            today,
            [
                .. RowsOf(sums, findings, names, sum => LightOf(sum, thresholds, now))
                    .OrderByDescending(row => row.Red)
                    .ThenByDescending(row => row.Amber)
                    .ThenByDescending(row => row.Waiting)
                    .ThenBy(row => row.Name, StringComparer.Ordinal),
            ],
            [
                .. TurningOf(sums, names, sum => LightOf(sum, thresholds, now), sum => LightOf(sum, thresholds, then))
                    .OrderByDescending(row => row.To)
                    .ThenByDescending(row => row.Fen)
                    .ThenBy(row => row.Name, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>Open cases by place: those that are no waiting count as lights, and of all those that were escalated.</summary>
    private static async Task<List<Finding>> FindingsAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db
            .CaseworkCases.AsNoTracking()
            .Where(one => one.State == CaseState.Open)
            .GroupBy(one => new
            {
                one.DepartmentId,
                one.Actor,
                one.Kind,
                one.Light,
                IsEscalated = one.Level > 0,
            })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Fen = group.Sum(one => one.AmountFen),
            })
            .ToListAsync(ct);
        return rows.ConvertAll(row => new Finding(
            PlaceOf(row.Key.DepartmentId, row.Key.Actor),
            CaseworkCase.Waits(row.Key.Kind) ? null : row.Key.Light,
            row.Key.IsEscalated,
            row.Count,
            row.Fen
        ));
    }

    private static IEnumerable<LightRow> RowsOf(
        List<WaitingSum> sums,
        List<Finding> findings,
        Dictionary<long, string> names,
        Func<WaitingSum, CaseLight?> light
    )
    {
        var waiting = sums.ToLookup(sum => PlaceOf(sum.DepartmentId, sum.Actor));
        var found = findings.ToLookup(finding => finding.Place);
        foreach (var place in waiting.Select(group => group.Key).Union(found.Select(group => group.Key)))
        {
            var lights = waiting[place].Select(sum => (Light: light(sum), sum.Count)).ToList();
            yield return new LightRow(
                place.DepartmentId,
                NameOf(place, names),
                place.Actor,
                Sum(lights, CaseLight.Red) + found[place].Where(finding => finding.Light == CaseLight.Red).Sum(finding => finding.Count),
                Sum(lights, CaseLight.Amber) + found[place].Where(finding => finding.Light == CaseLight.Amber).Sum(finding => finding.Count),
                Sum(lights, wanted: null),
                found[place].Where(finding => finding.IsEscalated).Sum(finding => finding.Count),
                waiting[place].Sum(sum => sum.Fen) + found[place].Where(finding => finding.Light is not null).Sum(finding => finding.Fen)
            );
        }
    }

    private static IEnumerable<TurningRow> TurningOf(
        List<WaitingSum> sums,
        Dictionary<long, string> names,
        Func<WaitingSum, CaseLight?> now,
        Func<WaitingSum, CaseLight?> then
    ) =>
        from sum in sums
        let to = then(sum)
        where to is not null && to != now(sum)
        let place = PlaceOf(sum.DepartmentId, sum.Actor)
        group sum by (place, sum.Kind, to.Value, sum.Due) into turning
        let name = NameOf(turning.Key.place, names)
        select new TurningRow(
            turning.Key.place.DepartmentId,
            name,
            turning.Key.Kind,
            CaseworkWording.WhoActs(turning.Key.place.Actor, turning.Key.place.DepartmentId is null ? null : name, level: 0),
            turning.Key.Value,
            turning.Key.Due,
            turning.Sum(sum => sum.Count),
            turning.Sum(sum => sum.Fen)
        );

    /// <summary>As the casework rules decide it; null: green.</summary>
    private static CaseLight? LightOf(WaitingSum sum, ThresholdValues thresholds, WorkingDayCount days) =>
        sum.Due < days.Today ? CaseLight.Red
        : days.LeftUntil(sum.Due) <= thresholds[ThresholdCatalog.AmberOf(sum.Kind)] ? CaseLight.Amber
        : null;

    private static int Sum(List<(CaseLight? Light, int Count)> lights, CaseLight? wanted) =>
        lights.Where(one => one.Light == wanted).Sum(one => one.Count);

    /// <summary>Work of finance stands with finance, whichever department the money is of.</summary>
    private static Place PlaceOf(long? departmentId, CaseActor actor) => new(actor == CaseActor.Department ? departmentId : null, actor);

    private static string NameOf(Place place, Dictionary<long, string> names) =>
        place.DepartmentId is { } id ? names[id] : CaseworkWording.WhoActs(place.Actor, department: null, level: 0);

    private sealed record Place(long? DepartmentId, CaseActor Actor);

    private sealed record Finding(Place Place, CaseLight? Light, bool IsEscalated, int Count, long Fen);
}
