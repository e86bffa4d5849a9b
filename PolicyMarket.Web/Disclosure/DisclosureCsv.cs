using System.Globalization;
using System.Security.Claims;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Disclosure;

/// <summary>The download of the public list. Each download is in the audit trail before the first row is sent.</summary>
public static class DisclosureCsv
{
    private static readonly string[] Header =
    [
        "到账日期",
        "企业",
        "统一社会信用代码",
        "地区",
        "事项",
        "类别",
        "部门",
        "资金池",
        "期间",
        "受理号",
        "金额（元）",
        "更正",
    ];

    public static void MapDisclosureCsv(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.DisclosureCsv, WriteAsync);

    private static async Task WriteAsync(
        HttpContext http,
        ClaimsPrincipal user,
        DisclosureQueries queries,
        AccessLog access,
        string? q,
        string? year,
        string? region,
        string? dept,
        CancellationToken ct
    )
    {
        var filter = DisclosureFilter.Read(q, year, region, dept, null);
        await access.ExportedAsync(user.PersonId(), "disclosure", filter.IsEmpty ? "下载阳光公示全部名单" : $"下载阳光公示名单，条件：{Chosen(filter)}");
        http.Response.ContentType = CsvExport.ContentType;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"disclosure.csv\"; filename*=UTF-8''" + Uri.EscapeDataString("阳光公示.csv");
        await using var writer = new StreamWriter(http.Response.Body, CsvExport.Encoding, leaveOpen: true);
        await writer.WriteAsync(CsvExport.Line(Header).AsMemory(), ct);
        await foreach (var line in queries.AllAsync(filter, ct))
        {
            await writer.WriteAsync(CsvExport.Line(Cells(line)).AsMemory(), ct);
        }
    }

    private static string Chosen(DisclosureFilter filter) => string.Join("，", filter.ToQuery().Select(pair => $"{pair.Key}={pair.Value}"));

    private static IEnumerable<string> Cells(PaidLine line) =>
        [
            Formats.Date(line.PaidOn),
            line.FirmName,
            line.MaskedCreditCode,
            line.Region is null ? "" : RegionTree.FullName(line.Region),
            line.ItemTitle,
            line.Category,
            line.DepartmentName,
            line.FundName,
            line.Period,
            line.ClaimNumber,
            (line.AmountFen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            line.ReturnedOn is { } returned ? $"{Formats.Date(returned)} 银行退回，未到账" : "",
        ];
}
