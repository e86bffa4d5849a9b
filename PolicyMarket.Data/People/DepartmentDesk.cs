using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.People;

/// <summary>An administrator, or the command line (person null), names departments and sets their territories.</summary>
public sealed class DepartmentDesk(Recorder recorder, AuditTrail audit)
{
    private const int LongestName = 64;

    /// <summary>The id of the department; the same again is found. Region: GB/T 2260 code of its territory; null or empty for no limit.</summary>
    public Task<Result<long>> AddAsync(PersonId? personId, string key, string name, string? region, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var (shortName, badKey) = WorkText.Read(key, PeopleWording.DepartmentShortName, LongestName);
                var (fullName, badName) = WorkText.Read(name, PeopleWording.DepartmentName, LongestName);
                var (territory, badRegion) = ReadRegion(region);
                if (shortName is null || fullName is null || territory is null)
                {
                    return WorkText.Refuse<long>(badKey ?? badName ?? badRegion);
                }

                if (await db.Departments.SingleOrDefaultAsync(d => d.Key == shortName && d.Region == territory, ct) is { } there)
                {
                    return there.Name == fullName
                        ? Result.Ok(there.Id)
                        : Result.Fail<long>(DataDiagnostics.WorkAlreadyThere, PeopleWording.DepartmentExists(shortName, Say(territory), there.Name));
                }

                var department = new Department
                {
                    Key = shortName,
                    Name = fullName,
                    Region = territory,
                };
                db.Departments.Add(department);
                await db.SaveChangesAsync(ct);
                audit.Add(db, actor, AuditAction.DepartmentAdd, $"department:{department.Id}", $"{shortName} {fullName} {Say(territory)}");
                return Result.Ok(department.Id);
            },
            ct
        );

    /// <summary>
    /// Sets or takes away the territory. Nothing is done with open offers of firms that lie outside from now on; the next run hands them to the department that
    /// answers for them or withdraws them. The same again changes nothing.
    /// </summary>
    public Task<Result<long>> SetTerritoryAsync(PersonId? personId, long departmentId, string? region, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var (territory, badRegion) = ReadRegion(region);
                if (territory is null)
                {
                    return WorkText.Refuse<long>(badRegion);
                }

                var department = await db.Departments.SingleOrDefaultAsync(d => d.Id == departmentId, ct);
                if (department is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PeopleWording.ThisDepartment));
                }

                if (department.Region == territory)
                {
                    return Result.Ok(department.Id);
                }

                if (await db.Departments.AnyAsync(d => d.Key == department.Key && d.Region == territory, ct))
                {
                    return Result.Fail<long>(DataDiagnostics.WorkAlreadyThere, PeopleWording.TerritoryTaken(department.Key, Say(territory)));
                }

                audit.Add(
                    db,
                    actor,
                    AuditAction.DepartmentTerritory,
                    string.Create(CultureInfo.InvariantCulture, $"department:{department.Id}"),
                    $"{Say(department.Region)} → {Say(territory)}"
                );
                department.Region = territory;
                await db.SaveChangesAsync(ct);
                return Result.Ok(department.Id);
            },
            ct
        );

    /// <summary>Changes the full name; the short name stays, because policies and attributes use it. The same again changes nothing.</summary>
    public Task<Result<long>> RenameAsync(PersonId? personId, long departmentId, string name, CancellationToken ct) =>
        WriteAsync(
            personId,
            async (db, actor) =>
            {
                var (fullName, badName) = WorkText.Read(name, PeopleWording.DepartmentName, LongestName);
                var department = await db.Departments.SingleOrDefaultAsync(d => d.Id == departmentId, ct);
                if (fullName is null || department is null)
                {
                    return WorkText.Refuse<long>(badName ?? WorkText.NotFound(PeopleWording.ThisDepartment));
                }

                if (department.Name != fullName)
                {
                    var subject = string.Create(CultureInfo.InvariantCulture, $"department:{department.Id}");
                    audit.Add(db, actor, AuditAction.DepartmentRename, subject, $"{department.Name} → {fullName}");
                    department.Name = fullName;
                    await db.SaveChangesAsync(ct);
                }

                return Result.Ok(department.Id);
            },
            ct
        );

    private static string Say(string region) => region.Length == 0 ? PeopleWording.Unlimited : RegionTree.FullName(region);

    private static Result<string> ReadRegion(string? region)
    {
        if (string.IsNullOrWhiteSpace(region))
        {
            return Result.Ok("");
        }

        var code = RegionCode.Parse(region);
        return code.Succeeded ? Result.Ok(code.Value.Value) : Result.Fail<string>(DataDiagnostics.WorkTextShape, PeopleWording.TerritoryInvalid(code.Why));
    }

    private Task<Result<long>> WriteAsync(PersonId? personId, Func<PolicyMarketDb, Actor, Task<Result<long>>> work, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                if (personId is not { } id)
                {
                    return await work(db, Actor.System(PeopleWording.CommandLine));
                }

                var (actor, why) = await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator);
                return actor is null ? WorkText.Refuse<long>(why) : await work(db, actor);
            },
            ct
        );
}
