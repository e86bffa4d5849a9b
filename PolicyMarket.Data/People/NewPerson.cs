namespace PolicyMarket.Data.People;

/// <summary>An account to be made. A firm's person names the firm, an officer the department.</summary>
public sealed record NewPerson(string UserName, string DisplayName, string Password, IReadOnlyCollection<string> Roles)
{
    public long? DepartmentId { get; init; }
    public long? FirmId { get; init; }
    public string? Email { get; init; }
    public bool IsDemonstration { get; init; }
}
