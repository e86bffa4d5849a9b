using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>Whose access was reduced. SessionId null: all sessions of the person.</summary>
public sealed class AccessChange(PersonId personId, string? sessionId) : EventArgs
{
    public long PersonId { get; } = personId;

    public string? SessionId { get; } = sessionId;
}
