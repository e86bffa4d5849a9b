namespace PolicyMarket.Data.People;

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    SignOut,
    ByOwner,
    ByAdministrator,
    PasswordChanged,
    RolesChanged,
    Deactivated,
    SecondFactorChanged,
    Expired,
}
