using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents.Items;

/// <summary>Finds sentences by which a firm has only one of several items (就高不重复).</summary>
internal static partial class ExclusionReader
{
    public static ImmutableArray<ReadExclusion> Read(FlatText text, IReadOnlyList<(string Path, int Start, int End)> parts, ImmutableArray<ReadItem> items)
    {
        var found = ImmutableArray.CreateBuilder<ReadExclusion>();
        foreach (var (path, start, end) in parts)
        {
            foreach (Match match in Sentence().Matches(text.Flat[start..end]))
            {
                if (Rule().Match(match.Value) is { Success: true } rule)
                {
                    var (offset, length, words) = text.Span(start + match.Index, start + match.Index + match.Length);
                    found.Add(new ReadExclusion(path, NameOf(rule.Value), Members(path, match.Value, items), new SourceSpan(offset, length, words, 0.7)));
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>In the part of an item the rule is about this item; elsewhere about all of them.</summary>
    private static ImmutableArray<string> Members(string path, string sentence, ImmutableArray<ReadItem> items)
    {
        var own = items.Where(item => item.Clauses.Contains(path, StringComparer.Ordinal)).Select(item => item.Id).ToList();
        var members = own.Count > 0 ? own : [.. items.Select(item => item.Id)];
        if (Outside().Match(sentence) is { Success: true } outside)
        {
            members.Add("external:" + outside.Value);
        }

        return [.. members];
    }

    private static string NameOf(string rule) =>
        rule.Contains('高') || rule.Contains('优') ? "就高不重复"
        : rule.Contains('叠') ? "不叠加享受"
        : "不重复享受";

    [GeneratedRegex(@"[^\u3002；\n]{4,300}", RegexOptions.None, 2000)]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"就高|从高|择优不重复|从优|择高|就高不就低|不(得|可|予|再)?(重复|叠加|累加|兼得)(享受|申报|申请|奖励|补助|支持|兑现|计算|领取|补贴|获得)?|(不|不能|不得)同时享受|只(能)?(享受|申报|申请|选择)(其中)?(一|1)(项|次|种)|择一(享受|申报|执行)|选择(其)?一(项|种)?",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Rule();

    [GeneratedRegex(@"(国家|省|市|上级|其他|其它|同类|同级|各级)[^，\u3002；]{0,12}(政策|奖励|补助|补贴|资金|扶持)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Outside();
}
