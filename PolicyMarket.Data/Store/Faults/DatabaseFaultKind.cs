namespace PolicyMarket.Data.Store.Faults;

/// <summary>Reasons for which a database fails, other than a statement that it refuses.</summary>
public enum DatabaseFaultKind
{
    Damaged,
    NotADatabase,
    DiskFull,
    ReadOnly,
    DiskError,
    CannotOpen,
    Busy,
    AccessDenied,
    OutOfMemory,
}
