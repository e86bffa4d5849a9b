using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>
/// A change of access that one administrator requests and another confirms. A grant made by the command line is recorded as confirmed without a second
/// person. Natural key while pending: person + kind + role.
/// </summary>
public sealed class AccessRequest
{
    internal AccessRequest() { }

    public long Id { get; private set; }
    public long PersonId { get; internal init; }
    public AccessRequestKind Kind { get; internal init; }

    /// <summary>The role to be given; empty for the reset of a second factor.</summary>
    public string Role { get; internal init; } = "";
    public AccessRequestState State { get; private set; }

    /// <summary>Null: the command line.</summary>
    public long? RequestedByPersonId { get; internal init; }
    public string RequestedByName { get; internal init; } = "";
    public DateTime RequestedAt { get; internal init; }

    /// <summary>Null while pending, and for a grant without a second person.</summary>
    public long? DecidedByPersonId { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    internal void Decide(AccessRequestState to, Actor by, DateTime at)
    {
        if (State != AccessRequestState.Pending || to == AccessRequestState.Pending)
        {
            throw new InvalidOperationException($"Access request {Id} cannot move from {State} to {to}.");
        }

        (State, DecidedByPersonId, DecidedByName, DecidedAt) = (to, by.PersonId, by.Name, at);
    }
}
