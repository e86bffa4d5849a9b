using Microsoft.Data.Sqlite;

namespace PolicyMarket.Data.Files;

/// <summary>Tells a full disk from other failures, whoever reports it: the file system, SQLite, or either of them inside another exception.</summary>
public static class DiskFaults
{
    // errno ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int SqliteFull = 13;

    /// <summary>What a person is told.</summary>
    public const string Full = "磁盘空间不足，没有保存任何东西。请先腾出磁盘空间，再办理一次";

    public static bool IsFull(Exception? failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is IOException { HResult: NoSpace or OverQuota or WindowsDiskFull or WindowsHandleDiskFull } or SqliteException { SqliteErrorCode: SqliteFull })
            {
                return true;
            }
        }

        return failure is AggregateException { InnerExceptions: var several } && several.Any(IsFull);
    }
}
