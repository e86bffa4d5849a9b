using PolicyMarket.Data.Identity;

namespace PolicyMarket.Data.People;

/// <summary>An account to be made. A firm's person names the firm, an officer the department.</summary>
public sealed record NewPerson(string UserName, string DisplayName, string Password, IReadOnlyCollection<string> Roles)
{
    public long? DepartmentId { get; init; }
    public long? FirmId { get; init; }
    public string? Email { get; init; }
    public bool IsDemonstration { get; init; }

    /// <summary>The person has to choose another password at the first sign-in. Never so for a demonstration account.</summary>
    public bool MustChangePassword { get; init; } = true;

    /// <summary>The administrator's current code of the second factor, asked for when the administrator role is given.</summary>
    public string? Code { get; init; }
}
