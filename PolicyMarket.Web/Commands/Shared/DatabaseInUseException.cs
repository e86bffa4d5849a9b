namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Another process holds the lock of the data folder.</summary>
internal sealed class DatabaseInUseException(string folder)
    : Exception($"数据目录 {folder} 正在被另一个 PolicyMarket 进程使用（一个数据库只能由一个进程打开）。请先停止它，或用 --data 指定别的目录。");
