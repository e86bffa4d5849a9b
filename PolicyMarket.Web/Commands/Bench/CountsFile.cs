using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Plan;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>item,eligible,unknown: one line an item in the order of the items, by item id.</summary>
internal static class CountsFile
{
    /// <summary>Null, or why it could not be written.</summary>
    public static string? Write(string path, MatchResult result, CancellationToken ct)
    {
        var text = new StringBuilder("item,eligible,unknown\n");
        for (var item = 0; item < result.ItemCount; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(result.Plan.Rules[item].Id)},{result.EligibleCount(item)},{result.UnknownCount(item)}\n");
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
        await using var file = WholeFile.Create(path);
        await file.Stream.WriteAsync(bytes, ct);
        await file.KeepAsync(ct);
    }

    private static string Quoted(string id) => id.AsSpan().ContainsAny(",\"\r\n") ? $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : id;
}
