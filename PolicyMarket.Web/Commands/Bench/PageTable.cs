using System.Globalization;
using System.Text;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>The figures as a table for people.</summary>
internal static class PageTable
{
    public static string Of(IEnumerable<PageFigure> figures)
    {
        var table = new StringBuilder("| 页面 | 方式 | 每秒请求 | 一半（毫秒） | 99%（毫秒） | 字节（br） |\n|---|---|---|---|---|---|\n");
        foreach (var one in figures)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {(one.IsKept ? "缓存" : "重新生成")} | {one.PerSecond:#,0} | {one.MedianMs:0.0} | {one.P99Ms:0.0} | {one.Bytes:#,0} |\n"
            );
        }

        return table.ToString();
    }
}
