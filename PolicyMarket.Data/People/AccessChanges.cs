using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>
/// Announces, after the commit, that a person or one of a person's sessions may do less than before: sign-out, ended session, deactivation, changed roles
/// or password. Whoever holds something open for the person (circuits, cached sign-ins) closes it.
/// </summary>
public sealed class AccessChanges
{
    public event EventHandler<AccessChange>? Changed;

    /// <summary>SessionId null: all sessions of the person.</summary>
    public void Announce(long personId, string? sessionId) => Changed?.Invoke(this, new AccessChange(new PersonId(personId), sessionId));
}
