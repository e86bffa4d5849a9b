namespace PolicyMarket.Data.People;

/// <summary>
/// Who approves, with the current code of the second factor. A bare person id carries no code and is refused where a code is asked for.
/// </summary>
public readonly record struct Approver(long PersonId, string? Code)
{
    public static implicit operator Approver(long personId) => new(personId, Code: null);
}
