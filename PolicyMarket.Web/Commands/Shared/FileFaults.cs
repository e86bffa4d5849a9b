using System.Text.RegularExpressions;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Why a file could not be read or written, for the person at the command line: the path, the reason and what to do.</summary>
internal static partial class FileFaults
{
    // errno of Linux and macOS; Windows says it in the language of the system.
    private const int ReadFailed = 5;
    private const int IsDirectory = 21;
    private const int ReadOnly = 30;

    public static string Of(Exception failure)
    {
        var path = Path().Match(failure.Message) is { Success: true } found ? found.Groups["path"].Value : null;
        return (path is null ? "" : path + "：") + Why(failure);
    }

    /// <summary>Without the path, for who has named it already.</summary>
    public static string Why(Exception failure) =>
        failure switch
        {
            DirectoryNotFoundException => "没有这个目录，请检查路径",
            FileNotFoundException => "没有这个文件，请检查路径",
            PathTooLongException => "路径太长，请换一个短些的",
            UnauthorizedAccessException => "没有权限，或那是一个目录，请检查路径和权限",
            { HResult: IsDirectory } => "那是一个目录，请写出文件名",
            _ when DiskFaults.IsFull(failure) => "磁盘空间不足，请腾出空间",
            { HResult: ReadOnly } => "那里只能读，请换一个地方",
            { HResult: ReadFailed } => "磁盘读写失败，请检查磁盘",
            _ => $"{failure.Message} 请检查路径、磁盘空间和权限",
        };

    [GeneratedRegex("'(?<path>[^']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
