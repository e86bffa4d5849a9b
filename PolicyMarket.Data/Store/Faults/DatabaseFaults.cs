namespace PolicyMarket.Data.Store.Faults;

/// <summary>The one place where faults of the database become words; commands, pages and jobs say them.</summary>
public static class DatabaseFaults
{
    /// <summary>The fault behind an exception, however deep; null: the database is not the reason.</summary>
    public static DatabaseFault? Find(Exception exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (KindOf(at) is { } kind)
            {
                return InWords(kind, SqliteFaults.CodeOf(at));
            }

            if (
                at is AggregateException { InnerExceptions: { Count: > 1 } several }
                && several.Select(Find).FirstOrDefault(found => found is not null) is { } inner
            )
            {
                return inner;
            }
        }

        return null;
    }

    /// <summary>The fault that this exception itself reports, those inside it left out.</summary>
    internal static DatabaseFaultKind? KindOf(Exception exception) => SqliteFaults.KindOf(exception);

    private static DatabaseFault InWords(DatabaseFaultKind kind, string code)
    {
        var (what, todo) = kind switch
        {
            DatabaseFaultKind.Damaged => (FaultWording.FileDamaged, FaultWording.NothingHalfWritten(FaultWording.RestoreFromBackup)),
            DatabaseFaultKind.NotADatabase => (FaultWording.NoDatabaseFile, $"{FaultWording.RestoreFromBackup}。"),
            DatabaseFaultKind.DiskFull => (FaultWording.DiskFull, FaultWording.FreeDiskSpace),
            DatabaseFaultKind.ReadOnly => (FaultWording.DatabaseReadOnly, FaultWording.CheckWriteRights),
            DatabaseFaultKind.DiskError => (FaultWording.DiskError, FaultWording.CheckDisk),
            DatabaseFaultKind.CannotOpen => (FaultWording.FileCannotOpen, FaultWording.CheckDataFolder),
            DatabaseFaultKind.Busy => (FaultWording.DatabaseBusy, FaultWording.CloseOtherPrograms),
            DatabaseFaultKind.AccessDenied => (FaultWording.AccessDenied, FaultWording.CheckRights),
            DatabaseFaultKind.OutOfMemory => (FaultWording.OutOfMemory, FaultWording.FreeMemory),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The fault has no words."),
        };
        return new DatabaseFault(kind, code, what, todo);
    }
}
