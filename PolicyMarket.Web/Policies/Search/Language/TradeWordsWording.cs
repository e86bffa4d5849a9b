namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>The faults of the file of words in Chinese.</summary>
internal static class TradeWordsWording
{
    private const string File = "检索词表 trade-words.json ";

    internal const string Fillers = "fillers（不参与检索的词）";

    internal static string Group(int number) => $"groups 第 {number} 组";

    internal static string GeneralGroup(int number) => $"general_groups 第 {number} 组";

    internal static string NotReadable(long? line, string? path) =>
        $"{File}读不出来：{(line is { } number ? $"第 {number} 行" : "")}{(path is { Length: > 0 } place ? $"（{place}）" : "")}"
        + "不是约定的格式。应有 groups、general_groups、fillers 三项，组里只能有 same 和 near，都是文字的数组。改正后再启动。";

    internal static string Faults(IReadOnlyCollection<string> faults) => $"{File}有 {faults.Count} 处问题：{string.Join("", faults)}改正后再启动。";

    internal static string GroupTooSmall(string group) => $"{group}至少要有两个词，其中至少一个写在 same 里。";

    internal static string SameAndNear(string group, string word) => $"{group}的“{word}”既在 same 又在 near，请删去一处。";

    internal static string NoWord(string where, string word) => $"{where}的“{word}”不是一个词：里面要有文字，不能有空格和标点。";

    internal static string WordTooLong(string where, string word, int most) => $"{where}的“{word}”超过 {most} 个字，请写短一些。";

    internal static string WordTwice(string word, string first, string second) =>
        first == second ? $"{first}里“{word}”写了两次，请删去一处。" : $"“{word}”既在{first}又在{second}，一个词只能归一处，请删去一处。";
}
