using System.Globalization;
using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Shell.Theme;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Oversight;

/// <summary>年度概览: five figures of the year against the same stretch of the last, by month and department. Names no firm.</summary>
[DeskRoles(Roles.Leader, Roles.Supervisor, Roles.Administrator)]
public sealed partial class YearPage(YearReport report)
{
    private const double FenOfTenThousand = 1_000_000;
    private static readonly string[] Labels = [.. Enumerable.Range(1, 12).Select(month => month.ToString(CultureInfo.InvariantCulture))];
    private static readonly BarChartOptions Options = new()
    {
        ChartPalette = [MarketTheme.ChartPalette[0], MarketTheme.ChartPalette[5]],
        MaxNumYAxisTicks = 6,
    };
    private YearReportView? _view;

    private string Lead => _view is { } view ? $"{view.This.Year} 年 1 月 1 日到 {Formats.Date(view.This.Until)}，与 {view.Last.Year} 年同期比。" : "";

    protected override async Task OnInitializedAsync() => _view = await report.ReadAsync(PersonId, Life);

    private static List<ChartSeries<double>> Series(YearReportView view) =>
        [
            new() { Name = $"{view.This.Year} 年", Data = view.Months.Select(month => month.Fen / FenOfTenThousand).ToArray() },
            new() { Name = $"{view.Last.Year} 年", Data = view.Months.Select(month => month.LastFen / FenOfTenThousand).ToArray() },
        ];

    private static string ChartWords(YearReportView view) => $"{view.This.Year} 年和 {view.Last.Year} 年每月拨付金额的柱形图，数字见旁边的表。";

    /// <summary>Fen in units of ten thousand yuan with one decimal, so that figures of two years can be compared at a glance.</summary>
    private static string WanText(long fen) => (fen / 1_000_000m).ToString("#,0.0", CultureInfo.InvariantCulture) + " 万元";

    private static string DaysText(int? days) => days is { } count ? $"{count} 天" : "—";

    private static string ShareText(YearFigures figures) => figures.UnreachedShare is { } share ? Formats.Percent(share) : "—";

    private static string ShareNote(YearReportView view) => $"{Formats.Count(view.This.Entitled)} 家中 {Formats.Count(view.This.Unreached)} 家没有领";

    private static string? Ratio(long now, long last) => last == 0 ? null : Signed((now - last) / (decimal)last * 100m, "%");

    private static string? Difference(int difference, string unit) => Signed(difference, $" {unit}");

    private static string? DaysChange(YearReportView view) =>
        view is { This.MedianDays: { } now, Last.MedianDays: { } last } ? Difference(now - last, "天") : null;

    private static string? ShareChange(YearReportView view) =>
        view is { This.UnreachedShare: { } now, Last.UnreachedShare: { } last } ? Signed((now - last) * 100m, " 个百分点") : null;

    private static string Signed(decimal value, string unit) =>
        Math.Round(value, 1) switch
        {
            0m => "持平",
            > 0m and var more => $"增 {more.ToString("#,0.#", CultureInfo.InvariantCulture)}{unit}",
            var less => $"减 {(-less).ToString("#,0.#", CultureInfo.InvariantCulture)}{unit}",
        };

    /// <summary>Months that have not begun have no figure, which is something else than nothing paid.</summary>
    private static bool IsAhead(MonthFigures month, DateOnly until) => month.Month > until.Month;

    private static string MonthText(long fen, int count) => count == 0 ? "0" : $"{Formats.YuanFigure(fen)}（{Formats.Count(count)} 笔）";
}
