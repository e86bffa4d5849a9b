using System.Globalization;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Imports;

/// <summary>Words of the import pages.</summary>
public static class ImportWords
{
    private const int MonthsBack = 12;
    private const int YearsBack = 3;
    private const int HalvesBack = 2;
    private const int QuartersBack = 4;

    public static string Say(ImportState state) =>
        state switch
        {
            ImportState.Waiting => "等待中",
            ImportState.Running => "导入中",
            ImportState.Done => "已导入",
            ImportState.Asked => "待确认",
            ImportState.Refused => "未导入",
            ImportState.Withdrawn => "已放弃",
            ImportState.Failed => "已中断",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown import state"),
        };

    public static Tone ToneOf(ImportState state) =>
        state switch
        {
            ImportState.Waiting or ImportState.Withdrawn => Tone.Neutral,
            ImportState.Running => Tone.Accent,
            ImportState.Done => Tone.Ok,
            ImportState.Asked => Tone.Warn,
            ImportState.Refused or ImportState.Failed => Tone.Bad,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown import state"),
        };

    public static string Say(ImportKind kind) =>
        kind switch
        {
            ImportKind.Firms => "企业数据",
            ImportKind.Policies => "政策",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown import kind"),
        };

    /// <summary>Remedy for a form that is refused; null when there is none.</summary>
    public static string? Say(ImportFault fault) =>
        fault switch
        {
            ImportFault.None => null,
            ImportFault.Source => "没有选数据来源部门，或者你的账号还没有部门。请选好部门；账号没有部门时请联系管理员。",
            ImportFault.Period => "没有选数据所属期。请选好再上传。",
            ImportFault.AsOf => "截止日期要在 2000 年以后、今天以前（含今天）。请改好再上传。",
            ImportFault.File => "没有选文件。请选好文件再上传。",
            ImportFault.NotWaiting => "这份文件已经不在等待确认：可能有人先处理了，或者系统重新启动过。需要时请重新上传。",
            ImportFault.NotAllowed => "你的账号不能导入这类数据。政策由管理员导入，企业数据由部门经办导入；需要时请联系管理员。",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "unknown import fault"),
        };

    /// <summary>The periods that the form offers: now, the last years, half-years, quarters and months.</summary>
    public static IEnumerable<string> Periods(DateOnly today) =>
        [
            ImportPeriods.Current,
            .. Enumerable.Range(0, YearsBack + 1).Select(back => (today.Year - back).ToString(CultureInfo.InvariantCulture)),
            .. Enumerable.Range(0, HalvesBack).Select(back => FactPeriod.LastEndedBefore(PeriodUnit.Half, today).Back(back).ToString()),
            .. Enumerable.Range(0, QuartersBack).Select(back => FactPeriod.LastEndedBefore(PeriodUnit.Quarter, today).Back(back).ToString()),
            .. Enumerable.Range(0, MonthsBack + 1).Select(back => today.AddMonths(-back).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ];

    public static string Bytes(long bytes) =>
        bytes switch
        {
            < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} 字节"),
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0.#} KB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB"),
        };
}
