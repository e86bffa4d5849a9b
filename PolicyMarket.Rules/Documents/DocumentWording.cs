namespace PolicyMarket.Rules.Documents;

/// <summary>Chinese sentences about the text of a policy document.</summary>
internal static class DocumentWording
{
    public const string Empty = "文件里没有文字。请检查是否选错了文件，或把正文粘贴进来。";

    public const string Repeated = "正文重复出现了两遍，只读取了第一遍。请核对原文，删去重复的部分。";

    public const string Traditional = "文件用繁体字写成，已按简体对照读取；题目、机关名称等仍照原文列出，请核对。";

    public static string TooLong(int length, int most) => $"文字共 {length} 字，超过上限 {most} 字，没有读取。请只保留政策文件正文，或拆成几个文件。";

    public const string TooSlow = "文件里有反复不断的符号或字句，读得太久，没有读完。请只保留政策文件正文，或拆成几个文件。";

    public static string At(int offset) => $"第 {offset + 1} 字";
}
