using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>
/// Who approves, with the current code of the second factor. A bare person id carries no code and is refused where a code is asked for.
/// </summary>
public readonly record struct Approver(PersonId PersonId, string? Code)
{
    public static implicit operator Approver(PersonId personId) => new(personId, Code: null);
}
