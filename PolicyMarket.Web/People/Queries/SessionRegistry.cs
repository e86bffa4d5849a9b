using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.People.Queries;

/// <summary>
/// The sessions of recent requests. Each is read from the database at most once in a few seconds, and again at once after <see cref="AccessChanges"/> has
/// announced that its person may do less.
/// </summary>
public sealed class SessionRegistry
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, (SessionView View, long ReadAt)> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTime> _seen = new(StringComparer.Ordinal);
    private readonly IDbContextFactory<PolicyMarketDb> _factory;
    private readonly AccountOptions _options;
    private readonly TimeProvider _clock;

    public SessionRegistry(IDbContextFactory<PolicyMarketDb> factory, AccountOptions options, TimeProvider clock, AccessChanges changes)
    {
        (_factory, _options, _clock) = (factory, options, clock);
        changes.Changed += (_, change) => Forget(change);
    }

    /// <summary>The session, which is seen by this; null when it has ended.</summary>
    public async Task<SessionView?> FindAsync(string sessionId, CancellationToken ct)
    {
        var view =
            _sessions.TryGetValue(sessionId, out var known) && _clock.GetElapsedTime(known.ReadAt) < Freshness
                ? known.View
                : await ReadAsync(sessionId, ct);
        var now = _clock.GetUtcNow().UtcDateTime;
        if (view is null || _options.IsOver(view.StartedAt, LastSeen(sessionId, view), now))
        {
            _sessions.TryRemove(sessionId, out _);
            return null;
        }

        _seen[sessionId] = now;
        return view;
    }

    /// <summary>The session is in use in another way than by a request.</summary>
    public void Touch(string sessionId) => _seen[sessionId] = _clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads the session from the database again at its next request.</summary>
    public void Drop(string sessionId) => _sessions.TryRemove(sessionId, out _);

    /// <summary>When sessions were seen since the last <see cref="Stored"/>.</summary>
    public IReadOnlyDictionary<string, DateTime> Seen() => new Dictionary<string, DateTime>(_seen, StringComparer.Ordinal);

    /// <summary>The database knows these instants now.</summary>
    public void Stored(IReadOnlyDictionary<string, DateTime> seen)
    {
        foreach (var pair in seen)
        {
            _sessions.TryRemove(pair.Key, out _); // is read again with the stored instant
            _seen.TryRemove(pair);
        }
    }

    private DateTime LastSeen(string sessionId, SessionView view) =>
        _seen.TryGetValue(sessionId, out var at) && at > view.LastSeenAt ? at : view.LastSeenAt;

    private async Task<SessionView?> ReadAsync(string sessionId, CancellationToken ct)
    {
        var readAt = _clock.GetTimestamp();
        await using var db = await _factory.CreateDbContextAsync(ct);
        var allowsDemonstration = _options.AllowsDemonstration;
        var view = await db
            .PersonSessions.AsNoTracking()
            .Where(s => s.Id == sessionId && s.EndedAt == null)
            .Join(
                db.Users.Where(p => p.IsActive && (allowsDemonstration || !p.IsDemonstration)),
                s => s.PersonId,
                p => p.Id,
                (s, p) => new SessionView(new PersonId(p.Id), s.StartedAt, s.LastSeenAt, p.MustChangePassword, p.TwoFactorEnabled, s.CodeAt != null)
            )
            .SingleOrDefaultAsync(ct);

        // A step that is taken makes a session able to do more: only complete ones are kept.
        if (view is { MustChangePassword: false } && (view.IsCodeGiven || !view.HasSecondFactor))
        {
            _sessions[sessionId] = (view, readAt);
        }

        return view;
    }

    private void Forget(AccessChange change)
    {
        if (change.SessionId is { } id)
        {
            _sessions.TryRemove(id, out _);
            return;
        }

        foreach (var (key, _) in _sessions.Where(s => s.Value.View.PersonId == change.PersonId))
        {
            _sessions.TryRemove(key, out _);
        }
    }
}
