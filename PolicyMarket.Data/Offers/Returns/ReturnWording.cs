namespace PolicyMarket.Data.Offers.Returns;

/// <summary>Chinese texts about offers that are returned for data.</summary>
internal static class ReturnWording
{
    internal const string Return = "退回补数据";

    internal const string Note = "补充说明";

    internal const string ArrivalJob = "补数据任务";

    internal const string Arrived = "补充的数据已到";

    internal static string FactUnknown(string attribute) =>
        $"这些待确认的凭证里没有“{attribute}”这项数据，什么也没有改动。请从列出的数据里选一项；不同事项的项请分开退回。";

    internal static string SourceUnknown(string source) => $"没有“{source}”这个部门，什么也没有改动。请选一个报送数据的部门。";

    internal static string Reason(string label, string source, string? note) =>
        note is null ? $"请{source}核对或补充“{label}”" : $"请{source}核对或补充“{label}”：{note}";

    internal static string NoticeTitle(int count, string label) => $"请核对或补充 {count:N0} 家企业的“{label}”";

    internal static string NoticeBody(string department, string title, string firms, string? note) =>
        $"{department}预审“{title}”时对这项数据有疑问：{firms}。{(note is null ? "" : $"{note}。")}核对后重新报送这些企业的数据，待确认会自动回到预审。";

    internal static string Firms(string first, int count) => count == 1 ? first : $"{first}等 {count:N0} 家";

    internal static string BackTitle(int count) => $"补充的数据已到：{count:N0} 项回到待预审";

    internal static string BackBody(string firms) => $"{firms}的数据已重新报送，按新数据重新核对后回到待预审名单。";
}
