namespace PolicyMarket.Rules.Documents.Text;

/// <summary>Replaces signs of radicals (⼈, ⽉, ⺠), which PDF files carry in place of the characters that look the same.</summary>
public static class RadicalSigns
{
    private const char FirstKangxi = '\u2F00';
    private const char LastKangxi = '\u2FD5';
    private const string Others = "⺠⻓⻋⻚⻔⻅⻢⻛⻝⻆⻉⻤⻥⻦⻩⻬⻰⺟⻄⻘⻣⻜⻙⻨⻮⼾";
    private const string Characters = "民长车页门见马风食角贝鬼鱼鸟黄齐龙母西青骨飞韦麦齿户";

    private static readonly Dictionary<char, char> Table = Enumerable
        .Range(FirstKangxi, LastKangxi - FirstKangxi + 1)
        .Select(sign => ((char)sign, ((char)sign).ToString().Normalize(System.Text.NormalizationForm.FormKC)[0]))
        .Where(pair => pair.Item1 != '⼾')
        .Concat(Others.Zip(Characters))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    public static char Fold(char sign) => sign is >= '\u2E80' and <= LastKangxi ? Table.GetValueOrDefault(sign, sign) : sign;

    public static string Fold(string text) => text.AsSpan().ContainsAnyInRange('\u2E80', LastKangxi) ? string.Concat(text.Select(Fold)) : text;
}
