using System.Globalization;
using System.Text;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>item,eligible,unknown: one line an item in the order of the items, by item id.</summary>
internal static class CountsFile
{
    /// <summary>Null, or why it could not be written.</summary>
    public static string? Write(string path, MatchResult result, CancellationToken ct)
    {
        var text = new StringBuilder(CsvExport.Line(["item", "eligible", "unknown"], "\n"));
        for (var item = 0; item < result.ItemCount; item++)
        {
            string[] cells = [result.Plan.Rules[item].Id, Figure(result.EligibleCount(item)), Figure(result.UnknownCount(item))];
            text.Append(CsvExport.Line(cells, "\n"));
        }

        try
        {
            WriteAsync(path, Encoding.UTF8.GetBytes(text.ToString()), ct).GetAwaiter().GetResult();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"写不了计数文件 {path}。{FileFaults.Why(failure)}。";
        }
    }

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken ct)
    {
        await using var file = AtomicFile.Create(path);
        await file.Stream.WriteAsync(bytes, ct);
        await file.KeepAsync(ct);
    }

    private static string Figure(long count) => count.ToString(CultureInfo.InvariantCulture);
}
