using System.Collections.Frozen;
using System.Text;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// An expression of FEEL word for word in Chinese and back: labels for names, × ÷ ≥, 且 或, Chinese names of common functions. Texts, numbers and unknown words
/// stand as they are.
/// </summary>
internal static class FeelWords
{
    /// <summary>Longest first; several English words are one Chinese word.</summary>
    private static readonly (string[] Feel, string Chinese)[] Words =
    [
        (["round", "half", "up"], "四舍五入"),
        (["round", "half", "down"], "五舍六入"),
        (["list", "contains"], "包含"),
        (["starts", "with"], "开头为"),
        (["ends", "with"], "结尾为"),
        (["string", "length"], "字数"),
        (["round", "up"], "进位"),
        (["round", "down"], "舍去尾数"),
        (["and"], "且"),
        (["or"], "或"),
        (["not"], "并非"),
        (["if"], "若"),
        (["then"], "则"),
        (["else"], "否则"),
        (["in"], "属于"),
        (["between"], "介于"),
        (["true"], "是"),
        (["false"], "否"),
        (["null"], "未知"),
        (["min"], "最小值"),
        (["max"], "最大值"),
        (["sum"], "合计"),
        (["count"], "个数"),
        (["mean"], "平均值"),
        (["abs"], "绝对值"),
        (["floor"], "向下取整"),
        (["ceiling"], "向上取整"),
        (["*"], "×"),
        (["/"], "÷"),
        ([">="], "≥"),
        (["<="], "≤"),
        (["!="], "≠"),
    ];

    private static readonly FrozenDictionary<string, string[]> FeelOf = Words.ToFrozenDictionary(
        pair => pair.Chinese,
        pair => pair.Feel,
        StringComparer.Ordinal
    );

    /// <summary>One spelling of all that differ in blanks or in label and name.</summary>
    public static string Canonical(string feel, AttributeCatalog catalog) => Spaced(FeelTokens.Of(feel).Select(token => NameOf(token, catalog)));

    public static string ToChinese(string feel, AttributeCatalog catalog)
    {
        var tokens = FeelTokens.Of(feel);
        var chinese = new List<string>();
        for (var at = 0; at < tokens.Count; )
        {
            var phrase = Array.Find(Words, pair => IsAt(tokens, at, pair.Feel) && !catalog.TryGetByLabel(pair.Chinese, out _));
            chinese.Add(phrase.Chinese ?? LabelOf(tokens[at], catalog));
            at += phrase.Feel?.Length ?? 1;
        }

        return Spaced(chinese);
    }

    /// <summary>The canonical spelling of what <see cref="ToChinese"/> has written.</summary>
    public static string FromChinese(string chinese, AttributeCatalog catalog) =>
        Spaced(
            FeelTokens
                .Of(chinese)
                .SelectMany(token => catalog.TryGetByLabel(token, out var labelled) ? [labelled.Name] : FeelOf.GetValueOrDefault(token, [token]))
        );

    private static bool IsAt(List<string> tokens, int at, string[] phrase) =>
        at + phrase.Length <= tokens.Count && !phrase.Where((word, i) => tokens[at + i] != word).Any();

    private static string NameOf(string token, AttributeCatalog catalog) => catalog.TryGetByLabel(token, out var labelled) ? labelled.Name : token;

    /// <summary>Only a label that is one word and means one attribute.</summary>
    private static string LabelOf(string token, AttributeCatalog catalog) =>
        catalog.TryGet(token, out var named) && FeelTokens.IsWord(named.Label) && catalog.TryGetByLabel(named.Label, out var back) && back.Name == token
            ? named.Label
            : token;

    private static string Spaced(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        string? last = null;
        foreach (var token in tokens)
        {
            if (last is not null && !IsTight(last, token))
            {
                text.Append(' ');
            }

            text.Append(token);
            last = token;
        }

        return text.ToString();
    }

    private static bool IsTight(string left, string right) =>
        left is "(" or "[" or "{" or "." or ".."
        || right is ")" or "]" or "}" or "," or "." or ".."
        || (right is "(" or "[" && FeelTokens.IsWord(left) && !IsKeyword(left));

    private static bool IsKeyword(string word) =>
        word
            is "and"
                or "or"
                or "if"
                or "then"
                or "else"
                or "in"
                or "between"
                or "return"
                or "satisfies"
                or "且"
                or "或"
                or "若"
                or "则"
                or "否则"
                or "属于"
                or "介于";
}
