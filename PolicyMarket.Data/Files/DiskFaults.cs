using PolicyMarket.Data.Store.Faults;

namespace PolicyMarket.Data.Files;

/// <summary>Tells a full disk from other failures, whoever reports it: the file system, the database, or either of them inside another exception.</summary>
public static class DiskFaults
{
    // errno ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Message for people.</summary>
    public const string Full = FileWording.DiskFull;

    public static bool IsFull(Exception? failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (
                one is IOException { HResult: NoSpace or OverQuota or WindowsDiskFull or WindowsHandleDiskFull }
                || DatabaseFaults.KindOf(one) == DatabaseFaultKind.DiskFull
            )
            {
                return true;
            }
        }

        return failure is AggregateException { InnerExceptions: var several } && several.Any(IsFull);
    }
}
