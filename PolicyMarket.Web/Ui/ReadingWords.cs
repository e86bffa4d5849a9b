using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Ui;

/// <summary>Says in the audit trail which list of firms was read: what, how many firms, and the filter.</summary>
internal static class ReadingWords
{
    public const string NotRecorded = "这次查看没有记入审计，所以没有显示任何企业的数据。";

    public static string List(string what, int firms, params (string Name, string? Value)[] filter)
    {
        var chosen = filter.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => $"{one.Name} {one.Value}").ToList();
        return $"查看{what}：{Formats.Count(firms)} 家企业{(chosen.Count == 0 ? "" : $"，条件：{string.Join("，", chosen)}")}";
    }
}
