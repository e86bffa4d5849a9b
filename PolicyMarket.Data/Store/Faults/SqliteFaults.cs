using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PolicyMarket.Data.Store.Faults;

/// <summary>Classifies the exceptions of SQLite by their result code.</summary>
internal static class SqliteFaults
{
    private const int Perm = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Auth = 23;
    private const int NotADatabase = 26;

    /// <summary>Null for exceptions of others, and for a code that speaks of a statement, not of the database.</summary>
    public static DatabaseFaultKind? KindOf(Exception exception) =>
        exception is not SqliteException sqlite
            ? null
            : sqlite.SqliteErrorCode switch
            {
                Corrupt => DatabaseFaultKind.Damaged,
                NotADatabase => DatabaseFaultKind.NotADatabase,
                Full => DatabaseFaultKind.DiskFull,
                ReadOnly => DatabaseFaultKind.ReadOnly,
                InputOutput => DatabaseFaultKind.DiskError,
                CannotOpen => DatabaseFaultKind.CannotOpen,
                Busy or Locked => DatabaseFaultKind.Busy,
                Perm or Auth => DatabaseFaultKind.AccessDenied,
                NoMemory => DatabaseFaultKind.OutOfMemory,
                _ => null,
            };

    /// <summary>Product and result code.</summary>
    public static string CodeOf(Exception exception) =>
        string.Create(CultureInfo.InvariantCulture, $"SQLite {(exception as SqliteException)?.SqliteErrorCode}");
}
