using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>An administrator corrects a person's name and moves an officer to another department.</summary>
public sealed class PersonDetailsDesk(Recorder recorder, AuditTrail audit, BusinessClock clock, AccessChanges changes)
{
    private const int LongestName = 64;

    /// <summary>
    /// The id of the account. Another department ends the person's sessions, because their pages show the old department's firms; the same again changes
    /// nothing. Refused for whoever is no administrator, an unknown account or department, and a person whose roles need a department and get none.
    /// </summary>
    public async Task<Result<long>> SetAsync(PersonId personId, long targetId, string name, long? departmentId, CancellationToken ct)
    {
        var hasMoved = false;
        var result = await recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var (newName, badName) = WorkText.Read(name, PeopleWording.PersonName, LongestName);
                var target = await db.Users.SingleOrDefaultAsync(p => p.Id == targetId, ct);
                if (newName is null || target is null)
                {
                    return WorkText.Refuse<long>(badName ?? WorkText.NotFound(PeopleWording.ThisAccount));
                }

                if (departmentId is { } id && !await db.Departments.AnyAsync(d => d.Id == id, ct))
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PeopleWording.ThisDepartment));
                }

                var roles = await PersonChanges.RolesAsync(db, targetId, ct);
                if (roles.Count > 0 && await PeopleRules.DemandRolesAsync(db, roles, departmentId, target.FirmId, ct) is { } refusal)
                {
                    return WorkText.Refuse<long>(refusal);
                }

                hasMoved = target.DepartmentId != departmentId;
                if (!hasMoved && target.DisplayName == newName)
                {
                    return Result.Ok(targetId);
                }

                await ApplyAsync(db, actor, target, newName, departmentId, ct);
                return Result.Ok(targetId);
            },
            ct
        );
        if (result.Succeeded && hasMoved)
        {
            changes.Announce(targetId, sessionId: null);
        }

        return result;
    }

    private async Task ApplyAsync(PolicyMarketDb db, Actor actor, Person target, string name, long? departmentId, CancellationToken ct)
    {
        var names = await db.Departments.Where(d => d.Id == target.DepartmentId || d.Id == departmentId).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var before = PeopleWording.Details(target.DisplayName, target.DepartmentId is { } old ? names.GetValueOrDefault(old) : null);
        var after = PeopleWording.Details(name, departmentId is { } next ? names.GetValueOrDefault(next) : null);
        if (target.DepartmentId != departmentId)
        {
            PersonChanges.Stamp(target);
            await SessionEnding.EndAllAsync(db, target.Id, SessionEnd.RolesChanged, clock.UtcNow, ct);
        }

        (target.DisplayName, target.DepartmentId) = (name, departmentId);
        audit.Add(db, actor, AuditAction.PersonDetails, string.Create(CultureInfo.InvariantCulture, $"person:{target.Id}"), $"{before} → {after}");
    }
}
