using System.Globalization;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Chinese texts about documents that a department took in.</summary>
public static class DocumentDeskWording
{
    internal const string ThisDocument = "这份文件";

    internal const string ThisClause = "这一条款";

    internal const string Reason = "理由";

    internal const string WholeText = "全文";

    internal const string NoDepartment = "账号还没有所属部门，不能收录文件，什么也没有保存。请联系管理员为账号设定部门。";

    internal const string NoClause = "没有选中任何条款，什么也没有改动。请先勾选条款。";

    /// <summary>A field as screens say it.</summary>
    public static string Say(DocumentHeadField field) =>
        field switch
        {
            DocumentHeadField.Title => "标题",
            DocumentHeadField.Number => "文号",
            DocumentHeadField.Issuer => "发文机关",
            DocumentHeadField.Level => "层级",
            DocumentHeadField.Region => "适用地区",
            DocumentHeadField.IssuedOn => "成文日期",
            DocumentHeadField.EffectiveFrom => "施行日期",
            DocumentHeadField.EffectiveTo => "有效期至（含当日）",
            DocumentHeadField.Validity => "有效期",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A field without words."),
        };

    /// <summary>Refusal of a text that is longer than the desk takes.</summary>
    public static string TooLong(long length, int most) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"正文有 {length:#,##0} 个字符，最多 {most:#,##0} 个，没有保存。请只保留政策文件正文，去掉附件的表格，或拆成几份文件。"
        );

    internal static string ManyClauses(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"正文有 {count:#,##0} 个编号条款，最多 {most:#,##0} 个，没有保存。请拆成几份文件。");

    internal static string ManyCitations(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"引用了 {count:#,##0} 处条款，一个事项最多 {most:#,##0} 处，没有保存。请分成几个事项。");

    internal static string NotYours(string? department) => $"这份文件归{department}，不归你的部门，什么也没有改动。";

    internal static string OtherWords(string words) => $"引用的“{Shortened(words)}”与文件原文不一致，没有保存。请刷新页面，重新勾选条款。";

    internal static string HeadMissing(DocumentHeadField field) => $"“{Say(field)}”没有填写，什么也没有改动。请填写后再确认。";

    internal static string BadLevel(string text) => $"层级“{Shortened(text)}”不在国家、省、市、县之内，什么也没有改动。请从列表里选一个。";

    internal static string BadRegion(string text) => $"地区代码“{Shortened(text)}”不在 GB/T 2260 的六位代码之内，什么也没有改动。请核对，全国适用的留空。";

    internal static string BadDate(DocumentHeadField field, string text) =>
        $"“{Say(field)}”里的“{Shortened(text)}”不是日期，什么也没有改动。请写成 2026-01-31 这样；文件没有写明的留空。";

    internal static string EndsBeforeBegin(DateOnly first, DateOnly last) =>
        $"有效期至 {last:yyyy-MM-dd}，早于施行日期 {first:yyyy-MM-dd}，什么也没有改动。请核对两个日期。";

    internal static string TakenIn(string title, string hash) => $"收录文件：{title}，原文摘要 {hash}";

    internal static string HeadSet(DocumentHeadField field, string value) => $"{Say(field)}：{(value.Length == 0 ? "文件没有写明" : value)}";

    internal static string Decided(IReadOnlyList<string> clauses, string reason) => $"{Shortened(string.Join("、", clauses))}：{reason}";

    internal static string Made(string title, IReadOnlyList<string> clauses) => $"做成草稿“{title}”：{Shortened(string.Join("、", clauses))}";

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "……";
}
