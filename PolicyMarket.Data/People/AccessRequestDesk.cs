using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>A second administrator confirms or rejects what another requested: a guarded role, or the reset of a second factor.</summary>
public sealed class AccessRequestDesk(Recorder recorder, AuditTrail audit, BusinessClock clock, SecondFactor codes, AccessChanges changes, RowSeals seals)
{
    /// <summary>
    /// Carries the request out; returns the person's id. Refused for the requester, for the person concerned, and for an administrator to whose account the
    /// requester alone gave access in the last 24 hours. The same confirmation again changes nothing.
    /// </summary>
    public async Task<Result<long>> ConfirmAsync(Approver approver, long requestId, CancellationToken ct)
    {
        var result = await WriteAsync(
            approver.PersonId,
            requestId,
            AccessRequestState.Confirmed,
            async (db, actor, request) =>
            {
                var target = await db.Users.SingleAsync(p => p.Id == request.PersonId, ct);
                var why =
                    (await seals.VerifyAsync<AccessRequest>(db, [request.Id], ct)).FirstOrDefault()
                    ?? await DemandOtherAsync(db, actor, request, ct)
                    ?? (target.IsActive ? null : WorkText.Moved(PeopleWording.PersonDeactivated(target.DisplayName)))
                    ?? await codes.DemandAsync(db, actor, approver, $"access-request:{request.Id}", ct);
                if (why is not null)
                {
                    return why;
                }

                return request.Kind == AccessRequestKind.GrantRole
                    ? await GiveAsync(db, actor, request, target, ct)
                    : await ResetAsync(db, actor, request, target, ct);
            },
            ct
        );
        if (result.Succeeded)
        {
            changes.Announce(result.Value, sessionId: null);
        }

        return result;
    }

    /// <summary>Closes the request without carrying it out: rejected, or withdrawn when the requester does it. Returns the person's id.</summary>
    public Task<Result<long>> RejectAsync(PersonId personId, long requestId, CancellationToken ct) =>
        WriteAsync(
            personId,
            requestId,
            AccessRequestState.Rejected,
            (db, actor, request) =>
            {
                var to = request.RequestedByPersonId == personId ? AccessRequestState.Withdrawn : AccessRequestState.Rejected;
                request.Decide(to, actor, clock.UtcNow);
                audit.Add(
                    db,
                    actor,
                    to == AccessRequestState.Withdrawn ? AuditAction.AccessRequestWithdraw : AuditAction.AccessRequestReject,
                    $"person:{request.PersonId}",
                    Say(request)
                );
                return Task.FromResult<Diagnostic?>(null);
            },
            ct
        );

    private Task<Result<long>> WriteAsync(
        PersonId personId,
        long requestId,
        AccessRequestState to,
        Func<PolicyMarketDb, Actor, AccessRequest, Task<Diagnostic?>> decide,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(notAllowed);
                }

                var request = await db.AccessRequests.SingleOrDefaultAsync(r => r.Id == requestId, ct);
                if (request is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PeopleWording.PendingAccess));
                }

                if (request.State != AccessRequestState.Pending)
                {
                    return request.State == to && request.DecidedByPersonId == personId
                        ? Result.Ok(request.PersonId)
                        : WorkText.Refuse<long>(WorkText.Moved(PeopleWording.AccessAlreadyDecided));
                }

                return await decide(db, actor, request) is { } why ? WorkText.Refuse<long>(why) : Result.Ok(request.PersonId);
            },
            ct
        );

    private async Task<Diagnostic?> DemandOtherAsync(PolicyMarketDb db, Actor actor, AccessRequest request, CancellationToken ct)
    {
        if (actor.PersonId == request.RequestedByPersonId)
        {
            return Other(PeopleWording.RequestedByYou);
        }

        if (actor.PersonId == request.PersonId)
        {
            return Other(PeopleWording.RequestedForYou);
        }

        return
            request.RequestedByPersonId is { } requester
            && await MoneySeparation.GaveAccessAsync(db, requester, actor.PersonId ?? default, clock.UtcNow, ct)
            ? Other(PeopleWording.RequesterGaveAccess(request.RequestedByName))
            : null;
    }

    private async Task<Diagnostic?> GiveAsync(PolicyMarketDb db, Actor actor, AccessRequest request, Person target, CancellationToken ct)
    {
        var held = await PersonChanges.RolesAsync(db, target.Id, ct);
        if (await PeopleRules.DemandRolesAsync(db, [.. held.Union([request.Role])], target.DepartmentId, target.FirmId, ct) is { } why)
        {
            return why;
        }

        if (!held.Contains(request.Role))
        {
            await PersonChanges.GiveAsync(db, target.Id, [request.Role], ct);
        }

        (target.SoleAccessAt, target.SoleAccessByPersonId) = (null, null);
        PersonChanges.Stamp(target);
        await CloseAsync(db, actor, request, SessionEnd.RolesChanged, ct);
        return null;
    }

    private async Task<Diagnostic?> ResetAsync(PolicyMarketDb db, Actor actor, AccessRequest request, Person target, CancellationToken ct)
    {
        await PersonChanges.ClearSecondFactorAsync(db, target, ct);
        await CloseAsync(db, actor, request, SessionEnd.SecondFactorChanged, ct);
        return null;
    }

    private async Task CloseAsync(PolicyMarketDb db, Actor actor, AccessRequest request, SessionEnd reason, CancellationToken ct)
    {
        request.Decide(AccessRequestState.Confirmed, actor, clock.UtcNow);
        await SessionEnding.EndAllAsync(db, request.PersonId, reason, clock.UtcNow, ct);
        audit.Add(
            db,
            actor,
            AuditAction.AccessRequestConfirm,
            $"person:{request.PersonId}",
            PeopleWording.RequestedBy(Say(request), request.RequestedByName)
        );
    }

    private static string Say(AccessRequest request) =>
        request.Kind == AccessRequestKind.GrantRole
            ? PeopleWording.GrantOfRole(Roles.Names.GetValueOrDefault(request.Role, request.Role))
            : PeopleWording.ResetOfSecondFactor;

    private static Diagnostic Other(string message) => new(DataDiagnostics.PersonSecondAdministrator, message);
}
