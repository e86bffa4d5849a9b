using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Numerals;

namespace PolicyMarket.Rules.Documents.Scoring;

/// <summary>Brings values of gold data and findings to one form: brackets, units, numerals, paths and words for the territory.</summary>
internal sealed partial class ScoreForm
{
    private const string Territory = "@territory";

    private static readonly Dictionary<string, (string Base, decimal Factor)> Units = new(StringComparer.Ordinal)
    {
        ["元"] = ("元", 1m),
        ["万元"] = ("元", 10_000m),
        ["亿元"] = ("元", 100_000_000m),
        ["CNY"] = ("元", 1m),
        ["美元"] = ("美元", 1m),
        ["万美元"] = ("美元", 10_000m),
        ["亿美元"] = ("美元", 100_000_000m),
        ["%"] = ("比", 0.01m),
        ["‰"] = ("比", 0.001m),
        ["个百分点"] = ("比", 0.01m),
        ["百分点"] = ("比", 0.01m),
        ["比例"] = ("比", 1m),
        ["ratio"] = ("比", 1m),
        ["年"] = ("月", 12m),
        ["个月"] = ("月", 1m),
        ["月"] = ("月", 1m),
        ["千瓦时"] = ("千瓦时", 1m),
        ["度"] = ("千瓦时", 1m),
        ["kWh"] = ("千瓦时", 1m),
        ["万千瓦时"] = ("千瓦时", 10_000m),
    };

    private static readonly HashSet<string> Counts = new(StringComparer.Ordinal) { "人", "名", "个", "家", "张", "辆", "晚", "倍", "项", "件", "" };

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "本区",
        "本市",
        "本省",
        "本县",
        "本旗",
        "我区",
        "我市",
        "我省",
        "我县",
        "我旗",
    };

    private readonly Dictionary<char, char> _characters = [];
    private readonly string? _code;
    private readonly string? _name;

    public ScoreForm(JsonElement gold)
    {
        if (gold.TryGetProperty("char_map", out var map) && map.ValueKind == JsonValueKind.Object)
        {
            _characters = map.EnumerateObject()
                .Where(one => one.Name.Length == 1)
                .ToDictionary(one => one.Name[0], one => (one.Value.GetString() ?? one.Name)[0]);
        }

        var territory = gold.GetProperty("head").Field("territory");
        (_code, _name) = (territory.Words("code"), Plain(territory.Words("name")));
    }

    /// <summary>Without blanks, quotation marks and separators; brackets of one kind.</summary>
    public string? Plain(string? words)
    {
        if (words is null)
        {
            return null;
        }

        var plain = new StringBuilder(words.Length);
        foreach (var sign in words)
        {
            var folded = _characters.GetValueOrDefault(sign, sign) switch
            {
                '（' => '(',
                '）' => ')',
                '［' or '[' => '〔',
                '］' or ']' => '〕',
                '：' => ':',
                '；' => ';',
                var other => other,
            };
            if (!char.IsWhiteSpace(folded) && !"《》“”\"'、,\u3002·，．".Contains(folded, StringComparison.Ordinal))
            {
                plain.Append(char.ToLowerInvariant(folded));
            }
        }

        return plain.ToString();
    }

    public static string Path(string? path)
    {
        var parts = Step()
            .Split(path ?? "")
            .Select(part => PathSign().Replace(part, ""))
            .Where(part => part.Length > 0)
            .Select(part => Named().Replace(part, match => $"{ChineseNumber.Read(match.Groups["number"].Value):0}{match.Groups["unit"].Value}"))
            .Select(part => ChineseNumber.Read(part) is { } number ? number.ToString("0", CultureInfo.InvariantCulture) : part);
        return string.Join('/', parts);
    }

    public string Value(JsonElement value, string? unit)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return "b:" + value.ValueKind;
            case JsonValueKind.Array:
                return "l:"
                    + string.Join(
                        '|',
                        value.EnumerateArray().Select(one => Value(one, unit)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    );
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return "s:";
        }

        var words = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString() ?? "";
        if (_code is not null && words == _code)
        {
            return "s:" + Territory;
        }

        var number = value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : ChineseNumber.Read(words);
        return number is { } amount ? Number(amount, unit) : "s:" + Word(words);
    }

    public string Figure(JsonElement figure) => figure.ValueKind == JsonValueKind.Object ? Value(figure.Field("value"), figure.Words("unit")) : "";

    private string Word(string words)
    {
        var plain = Plain(words) ?? "";
        return Own.Contains(plain) || (_name is { Length: > 0 } && plain == _name) ? Territory : plain;
    }

    private static string Number(decimal amount, string? unit)
    {
        if (Counts.Contains(unit ?? ""))
        {
            return "n::" + Canonical(amount);
        }

        var (basis, factor) = Units.GetValueOrDefault(unit!, (unit!, 1m)); // null is a count
        return $"n:{basis}:{Canonical(amount * factor)}";
    }

    private static string Canonical(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[./>]|(?<=[^第\d])(?=第)", RegexOptions.None, 2000)]
    private static partial Regex Step();

    [GeneratedRegex(@"[\s\u3000（）()、．.]", RegexOptions.None, 2000)]
    private static partial Regex PathSign();

    [GeneratedRegex(@"第(?<number>[零〇一二三四五六七八九十百两\d]+)(?<unit>[章条节])", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Named();
}
