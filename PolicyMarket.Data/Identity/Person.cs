using Microsoft.AspNetCore.Identity;
using PolicyMarket.Data.People;

namespace PolicyMarket.Data.Identity;

/// <summary>An account. Identity owns its password and lock-out columns; name, department and firm change only in the workflows of this folder.</summary>
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

    /// <summary>True: the password was handed over by somebody else; nothing works until the person has chosen another one.</summary>
    public bool MustChangePassword { get; internal set; }

    /// <summary>The time step of the last code of the second factor that was accepted; codes of this step and before are used.</summary>
    public long? LastCodeStep { get; internal set; }

    /// <summary>
    /// When one administrator alone last gave access to the account: made it, set its password while it had no second factor, or gave it a money role by
    /// command. Null once a second administrator has confirmed its role. See <see cref="MoneySeparation"/>.
    /// </summary>
    public DateTime? SoleAccessAt { get; internal set; }

    /// <summary>That administrator; null: the command line.</summary>
    public long? SoleAccessByPersonId { get; internal set; }
}
