namespace PolicyMarket.Data.Files;

/// <summary>Chinese texts about files and disks.</summary>
internal static class FileWording
{
    internal const string DiskFull = "磁盘空间不足，没有保存任何东西。请先腾出磁盘空间，再办理一次";
}
