using Microsoft.Data.Sqlite;

namespace PolicyMarket.Data.Store;

/// <summary>The one place where faults of the database become words; commands, pages and jobs say them.</summary>
public static class DatabaseFaults
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

    private const string Restore = "请停止程序，运行 check database 查看损坏的范围，再用 restore 从最近的备份恢复；恢复时现有的文件会留在旁边";

    /// <summary>The fault behind an exception, however deep; null: the database is not the reason.</summary>
    public static DatabaseFault? Find(Exception exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at is SqliteException sqlite && Of(sqlite.SqliteErrorCode) is { } fault)
            {
                return fault;
            }

            if (at is AggregateException { InnerExceptions: { Count: > 1 } several } && several.Select(Find).FirstOrDefault(found => found is not null) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    /// <summary>Null for a code that speaks of a statement, not of the database.</summary>
    private static DatabaseFault? Of(int code) => code switch
    {
        Corrupt => new DatabaseFault(code, "数据库文件已损坏，读到的内容不合格式", $"没有写完的部分不会留下。{Restore}。"),
        NotADatabase => new DatabaseFault(code, "数据目录里的 policymarket.db 不是数据库文件，或文件头已损坏", $"{Restore}。"),
        Full => new DatabaseFault(code, "磁盘已满，数据库写不下去", "没有写完的部分不会留下。请腾出磁盘空间（例如移走旧的备份）后再运行一次。"),
        ReadOnly => new DatabaseFault(code, "数据库只能读，不能写", "请检查数据目录及其中文件的权限、磁盘是否以只读方式挂载，然后再运行一次。"),
        InputOutput => new DatabaseFault(code, "读写数据库时磁盘出错", "没有写完的部分不会留下。请检查磁盘和剩余空间；仍不能恢复的，换一块磁盘，用 restore 从备份恢复。"),
        CannotOpen => new DatabaseFault(code, "数据库文件打不开", "请检查数据目录是否存在、程序有没有权限读写它，然后再运行一次。"),
        Busy or Locked => new DatabaseFault(code, "数据库正被别的程序占用，等了 30 秒仍没有让出", "请关闭打开着这个文件的其他程序（例如查看数据库的工具），然后再运行一次。"),
        Perm or Auth => new DatabaseFault(code, "没有权限访问数据库", "请检查数据目录及其中文件的权限，然后再运行一次。"),
        NoMemory => new DatabaseFault(code, "内存不足，数据库操作没有完成", "没有写完的部分不会留下。请关闭别的程序或增加内存后再运行一次。"),
        _ => null,
    };
}
