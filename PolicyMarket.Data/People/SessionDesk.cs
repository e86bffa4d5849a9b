using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>Ends sessions: by sign-out, by their owner, by an administrator, or because their time is over.</summary>
public sealed class SessionDesk(Recorder recorder, AuditTrail audit, BusinessClock clock, AccessChanges changes, AccountOptions options)
{
    /// <summary>The owner ends one of the own sessions. One that has ended already stays as it is.</summary>
    public async Task<Result<string>> EndAsync(PersonId personId, string sessionId, bool isSignOut, CancellationToken ct)
    {
        var result = await recorder.WriteAsync<string>(
            async db =>
            {
                var session = await db.PersonSessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId, ct);
                if (session is null)
                {
                    return WorkText.Refuse<string>(WorkText.NotFound(PeopleWording.ThisSignIn));
                }

                if (session.EndedAt is null)
                {
                    session.End(clock.UtcNow, isSignOut ? SessionEnd.SignOut : SessionEnd.ByOwner);
                    audit.Add(
                        db,
                        await OwnerAsync(db, personId, ct),
                        isSignOut ? AuditAction.PersonSignOut : AuditAction.SessionEnd,
                        $"person:{personId}",
                        session.Address
                    );
                }

                return Result.Ok(session.Id);
            },
            ct
        );
        if (result.Succeeded)
        {
            changes.Announce(personId, sessionId);
        }

        return result;
    }

    /// <summary>The owner ends all sessions except the one that is in use; their number.</summary>
    public async Task<Result<int>> EndOthersAsync(PersonId personId, string sessionId, CancellationToken ct)
    {
        string[] ended = [];
        var result = await recorder.WriteAsync<int>(
            async db =>
            {
                ended = await db
                    .PersonSessions.Where(s => s.PersonId == personId && s.EndedAt == null && s.Id != sessionId)
                    .Select(s => s.Id)
                    .ToArrayAsync(ct);
                await SessionEnding.EndAllAsync(db, personId, SessionEnd.ByOwner, clock.UtcNow, ct, sessionId);
                if (ended.Length > 0)
                {
                    audit.Add(
                        db,
                        await OwnerAsync(db, personId, ct),
                        AuditAction.SessionEnd,
                        $"person:{personId}",
                        PeopleWording.OtherSessions(ended.Length)
                    );
                }

                return Result.Ok(ended.Length);
            },
            ct
        );
        Array.ForEach(ended, id => changes.Announce(personId, id));
        return result;
    }

    /// <summary>An administrator, or the command line (person null), ends all sessions of a person; their number.</summary>
    public async Task<Result<int>> EndAllAsync(PersonId? personId, long targetId, CancellationToken ct)
    {
        var result = await recorder.WriteAsync<int>(
            async db =>
            {
                var (actor, why) = personId is { } id
                    ? await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator)
                    : Result.Ok(Actor.System(PeopleWording.CommandLine));
                if (actor is null)
                {
                    return WorkText.Refuse<int>(why);
                }

                if (!await db.Users.AnyAsync(p => p.Id == targetId, ct))
                {
                    return WorkText.Refuse<int>(WorkText.NotFound(PeopleWording.ThisAccount));
                }

                var count = await SessionEnding.EndAllAsync(db, targetId, SessionEnd.ByAdministrator, clock.UtcNow, ct);
                audit.Add(db, actor, AuditAction.SessionEnd, $"person:{targetId}", PeopleWording.AllSessions(count));
                return Result.Ok(count);
            },
            ct
        );
        if (result.Succeeded)
        {
            changes.Announce(targetId, sessionId: null);
        }

        return result;
    }

    /// <summary>
    /// Stores when sessions were last used (session id → instant) and ends those whose time is over; the number that ended. Run about once a minute.
    /// </summary>
    public async Task<Result<int>> KeepAsync(IReadOnlyDictionary<string, DateTime> seen, CancellationToken ct)
    {
        List<PersonSession> over = [];
        var result = await recorder.WriteAsync<int>(
            async db =>
            {
                var now = clock.UtcNow;
                var open = await db.PersonSessions.Where(s => s.EndedAt == null).ToListAsync(ct);
                foreach (var session in open)
                {
                    if (seen.TryGetValue(session.Id, out var at) && at > session.LastSeenAt)
                    {
                        session.LastSeenAt = at;
                    }
                }

                over = open.FindAll(s => options.IsOver(s.StartedAt, s.LastSeenAt, now));
                over.ForEach(s =>
                {
                    s.End(now, SessionEnd.Expired);
                    audit.Add(db, Actor.System(PeopleWording.SessionExpiry), AuditAction.SessionExpire, $"person:{s.PersonId}", s.Address);
                });
                return Result.Ok(over.Count);
            },
            ct
        );
        over.ForEach(s => changes.Announce(s.PersonId, s.Id));
        return result;
    }

    private static async Task<Actor> OwnerAsync(PolicyMarketDb db, PersonId personId, CancellationToken ct) =>
        new(personId, await db.Users.Where(p => p.Id == personId).Select(p => p.DisplayName).SingleAsync(ct), [], null, null);
}
