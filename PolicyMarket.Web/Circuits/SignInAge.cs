using System.Collections.Concurrent;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Tells which cookies must be compared with the database at their next request rather than at the usual interval: those issued before the last announced
/// change of their person, and those issued before this process started, which may have missed an announcement.
/// </summary>
internal sealed class SignInAge : IDisposable
{
    private readonly ConcurrentDictionary<long, DateTimeOffset> _changes = new();
    private readonly AccessChanges _access;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _started;

    public SignInAge(AccessChanges access, TimeProvider time)
    {
        (_access, _time, _started) = (access, time, time.GetUtcNow());
        access.Changed += OnAccessChanged;
    }

    public void Dispose() => _access.Changed -= OnAccessChanged;

    /// <summary>IssuedUtc is exact to the second, rounded down: one more comparison in that second does no harm.</summary>
    public bool IsDue(long? personId, DateTimeOffset? issuedUtc) =>
        issuedUtc is not { } issued || issued < _started || (personId is { } id && _changes.TryGetValue(id, out var changed) && issued <= changed);

    private void OnAccessChanged(object? sender, AccessChange change) => _changes[change.PersonId] = _time.GetUtcNow();
}
