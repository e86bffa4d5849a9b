using System.Globalization;
using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>Chinese texts about the cases of an item.</summary>
public static class CaseDeskWording
{
    internal const string ThisCase = "这个算例";

    internal const string ThisFirm = "这家企业";

    internal const string Name = "算例名称";

    internal const string ReasonOfChange = "修改的理由";

    internal const string ReasonOfWithdrawal = "撤下的理由";

    internal const string NothingChosen = "没有选中任何建议，什么也没有保存。请先选要采纳的算例。";

    internal const string Words = "企业名称或统一社会信用代码";

    internal const string NoCode = "草稿还没有事项编号，没有保存算例。请先在“事项信息”里填编号，算例按编号保存。";

    internal const string NotReadable = "草稿还没有填完，不能冻结企业：冻结要按草稿用到的指标复制数据。请先把草稿填完。";

    internal const string FenOnlyEligible = "只有“符合”的算例可以写金额，没有保存。请去掉金额，或把应得结果改为“符合”。";

    internal const string FenRange = "应得金额要在 0 元到 1 万亿元之间，没有保存。请核对单位。";

    internal const string OutOfTerritory = "这家企业不在本部门辖区登记，不能用它的数据，什么也没有复制。请选辖区内的企业。";

    internal const string FirmDamaged = "这家企业的数据页损坏，什么也没有复制。请管理员从备份恢复，或换一家企业。";

    internal const string NoWords = "要查找的名称或代码太短，请至少写两个字。";

    /// <summary>An origin as screens say it.</summary>
    public static string Say(CaseOrigin origin) =>
        origin switch
        {
            CaseOrigin.Hand => "手工",
            CaseOrigin.Firm => "真实企业",
            CaseOrigin.Boundary => "边界",
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "An origin without words."),
        };

    internal static string Full(int have, int more, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"这个事项已有 {have} 个算例，再加 {more} 个就超过 {most} 个的上限，没有保存。请先撤下不再需要的。");

    internal static string DayRange(DateOnly from, DateOnly to) => $"算例的日期要在 {from:yyyy-MM-dd} 到 {to:yyyy-MM-dd} 之间，没有保存。请改日期。";

    internal static string NameTaken(string name) => $"已有名为“{name}”的算例，没有保存。请换一个名称，或直接修改那个算例。";

    internal static string Added(string code, int number, string name, CaseExpectation expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{code} 算例 {number}“{name}”：{CaseWording.Say(expected)}");

    internal static string Accepted(string code, int count) => string.Create(CultureInfo.InvariantCulture, $"{code}：采纳边界算例 {count} 个");

    internal static string Withdrawn(string code, int number, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{code} 算例 {number}：{reason}");

    internal static string Frozen(string name) => $"为算例“{name}”复制企业数据";

    internal static string Searched(string words, int count) => string.Create(CultureInfo.InvariantCulture, $"为算例查找“{words}”，列出 {count} 家");
}
