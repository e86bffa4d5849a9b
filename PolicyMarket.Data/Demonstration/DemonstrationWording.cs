using System.Globalization;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Chinese texts of the demonstration: progress, and reasons that its officers and firms give.</summary>
internal static class DemonstrationWording
{
    public const string StaffAndItems = "演示数据：部门、账号和事项";
    public const string Matching = "演示数据：全市企业匹配";
    public const string OpenWork = "演示数据：今天的经办";
    public const string RefusedByCheck = "实地核实：登记地址已不经营，暂不兑现";
    public const string DeclinedByFirm = "已由上级项目支持，不重复领取";

    public static string TrialRound(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"演示数据：试点（{year} 年第 {number} 轮）");

    public static string Import(string source, int firms) =>
        string.Create(CultureInfo.InvariantCulture, $"演示数据：导入{source}的数据（{firms:#,##0} 家企业）");

    internal const string DraftReason = "按物价上调封顶，其他不变";
}
