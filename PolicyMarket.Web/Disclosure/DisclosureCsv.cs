using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Disclosure;

/// <summary>The download of the public list: UTF-8 with a mark so that spreadsheets read it, cells that would run as formulas made harmless.</summary>
public static class DisclosureCsv
{
    private static readonly string[] Header =
        ["到账日期", "企业", "统一社会信用代码", "地区", "事项", "类别", "部门", "资金池", "期间", "受理号", "金额（元）", "更正"];

    public static void MapDisclosureCsv(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.DisclosureCsv, WriteAsync);

    private static async Task WriteAsync(HttpContext http, DisclosureQueries queries, string? q, string? year, string? region, string? dept, CancellationToken ct)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"disclosure.csv\"; filename*=UTF-8''" + Uri.EscapeDataString("阳光公示.csv");
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Line(Header).AsMemory(), ct);
        await foreach (var line in queries.AllAsync(DisclosureFilter.Read(q, year, region, dept, null), ct))
        {
            await writer.WriteAsync(Line(Cells(line)).AsMemory(), ct);
        }
    }

    internal static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>Spreadsheets run what begins with = + - @ or a control character: an apostrophe before it keeps it text.</summary>
    internal static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static IEnumerable<string> Cells(PaidLine line) =>
    [
        Formats.Date(line.PaidOn), line.FirmName, line.MaskedCreditCode, line.Region is null ? "" : RegionTree.FullName(line.Region),
        line.ItemTitle, line.Category, line.DepartmentName, line.FundName, line.Period, line.ClaimNumber,
        (line.AmountFen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        line.ReturnedOn is { } returned ? $"{Formats.Date(returned)} 银行退回，未到账" : "",
    ];
}
