namespace PolicyMarket.Data.Store.Faults;

/// <summary>Chinese texts about faults of the database with their remedy.</summary>
internal static class FaultWording
{
    internal const string RestoreFromBackup = "请停止程序，运行 check database 查看损坏的范围，再用 restore 从最近的备份恢复；恢复时现有的文件会留在旁边";

    internal const string FileDamaged = "数据库文件已损坏，读到的内容不合格式";

    internal static string NothingHalfWritten(string remedy) => $"没有写完的部分不会留下。{remedy}。";

    internal const string NoDatabaseFile = "数据目录里的 policymarket.db 不是数据库文件，或文件头已损坏";

    internal const string DiskFull = "磁盘已满，数据库写不下去";

    internal const string FreeDiskSpace = "没有写完的部分不会留下。请腾出磁盘空间（例如移走旧的备份）后再运行一次。";

    internal const string DatabaseReadOnly = "数据库只能读，不能写";

    internal const string CheckWriteRights = "请检查数据目录及其中文件的权限、磁盘是否以只读方式挂载，然后再运行一次。";

    internal const string DiskError = "读写数据库时磁盘出错";

    internal const string CheckDisk = "没有写完的部分不会留下。请检查磁盘和剩余空间；仍不能恢复的，换一块磁盘，用 restore 从备份恢复。";

    internal const string FileCannotOpen = "数据库文件打不开";

    internal const string CheckDataFolder = "请检查数据目录是否存在、程序有没有权限读写它，然后再运行一次。";

    internal const string DatabaseBusy = "数据库正被别的程序占用，等了 30 秒仍没有让出";

    internal const string CloseOtherPrograms = "请关闭打开着这个文件的其他程序（例如查看数据库的工具），然后再运行一次。";

    internal const string AccessDenied = "没有权限访问数据库";

    internal const string CheckRights = "请检查数据目录及其中文件的权限，然后再运行一次。";

    internal const string OutOfMemory = "内存不足，数据库操作没有完成";

    internal const string FreeMemory = "没有写完的部分不会留下。请关闭别的程序或增加内存后再运行一次。";
}
