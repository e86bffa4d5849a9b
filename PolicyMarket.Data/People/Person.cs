using Microsoft.AspNetCore.Identity;

namespace PolicyMarket.Data.People;

/// <summary>An account. Identity owns its password and lock-out columns; name, department and firm change only in PeopleDesk.</summary>
public sealed class Person : IdentityUser<long>
{
    /// <summary>The name shown on screens and in the audit trail.</summary>
    public string DisplayName { get; internal set; } = "";

    /// <summary>The department that an officer acts for.</summary>
    public long? DepartmentId { get; internal set; }

    /// <summary>The firm that a firm's person acts for.</summary>
    public long? FirmId { get; internal set; }

    /// <summary>False: cannot sign in, and every workflow refuses.</summary>
    public bool IsActive { get; internal set; } = true;

    /// <summary>True: one of the demonstration accounts that Development lists on its sign-in page.</summary>
    public bool IsDemonstration { get; internal set; }
}
