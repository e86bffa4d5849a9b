using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Two texts of an item in sentences, line by line: conditions, sum, ceiling, head.</summary>
internal static class VersionComparison
{
    private const string Condition = "条件";

    private static readonly ImmutableArray<(string Label, Func<PolicyRule, string> Say)> Lines =
    [
        ("金额", rule => rule.Amount?.ToChinese() ?? (rule.Cap is null ? "没有金额" : "由主管部门核定")),
        ("每家封顶", rule => rule.Cap is { } cap ? Formats.Yuan(cap) : "不封顶"),
        ("事项名称", rule => rule.Title),
        ("一句话说明", rule => rule.Summary),
        ("兑现方式", rule => PolicyWords.Of(rule.Mode)),
        ("受益类型", rule => PolicyWords.Of(rule.Benefit)),
        ("类别", rule => rule.Category),
        ("频次", rule => Say(rule.Frequency)),
        ("部门", rule => rule.Department),
        ("就高不重复的组", rule => rule.ExclusiveGroup ?? "无"),
        ("政策文件", rule => $"{rule.Document.Title}{(rule.Document.Number is { } number ? $"（{number}）" : "")}"),
        ("发文机关", rule => rule.Document.Issuer ?? "未写"),
        ("适用地区", rule => rule.IsOpenToAnywhere ? "不限" : rule.Territory ?? "全国"),
        ("有效期", rule => $"{Day(rule.Document.EffectiveFrom)} 至 {Day(rule.Document.EffectiveTo)}"),
        ("申报期", rule => rule.Window is { } window ? $"{Day(window.From)} 至 {Day(window.To)}" : "同有效期"),
        ("公示", rule => PolicyWords.Say(rule.Disclosure)),
        ("承诺年限", rule => rule.StayYears is { } years ? string.Create(CultureInfo.InvariantCulture, $"{years} 年") : "无"),
        ("来源", rule => rule.Source),
    ];

    /// <summary>Before: null for a new item.</summary>
    public static ImmutableArray<ComparisonRow> Of(PolicyRule? before, PolicyRule after, AttributeCatalog catalog) =>
        [
            .. Conditions(before, after, catalog),
            .. Lines.Select(line => new ComparisonRow(line.Label, before is null ? null : line.Say(before), line.Say(after))),
        ];

    private static string Say(Frequency frequency) =>
        frequency switch
        {
            Frequency.Once => "只有一次",
            Frequency.Yearly => "每年",
            Frequency.HalfYearly => "每半年",
            Frequency.Quarterly => "每季度",
            Frequency.Monthly => "每月",
            Frequency.PerEvent => "每次发生",
            _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "A frequency without words."),
        };

    private static string Day(DateOnly? date) => date is { } day ? Formats.Date(day) : "未写";

    /// <summary>Sentences of the requirements; what stands in both is one line, what was replaced stands on one line with its replacement.</summary>
    private static IEnumerable<ComparisonRow> Conditions(PolicyRule? before, PolicyRule after, AttributeCatalog catalog)
    {
        var (old, fresh) = (before is null ? [] : Requirements(before), Requirements(after));
        var sentences = fresh.ToDictionary<Condition, object, string>(
            part => part,
            part => ConditionSentence.Of(part, catalog),
            ReferenceEqualityComparer.Instance
        );
        var left = old.Select(part => (Part: part, Sentence: ConditionSentence.Of(part, catalog))).ToList();
        var rows = new List<(ComparisonRow? Row, Condition Part)>();
        foreach (var part in fresh)
        {
            var sentence = sentences[part];
            var same = left.FindIndex(one => one.Sentence == sentence);
            if (same >= 0)
            {
                left.RemoveAt(same);
                rows.Add((new ComparisonRow(Condition, sentence, sentence), part));
            }
            else
            {
                rows.Add((null, part));
            }
        }

        foreach (var (row, part) in rows)
        {
            if (row is not null)
            {
                yield return row;
                continue;
            }

            var former = left.FindIndex(one => AttributesOf(one.Part) == AttributesOf(part));
            yield return new ComparisonRow(Condition, former < 0 ? null : left[former].Sentence, sentences[part]);
            if (former >= 0)
            {
                left.RemoveAt(former);
            }
        }

        foreach (var gone in left)
        {
            yield return new ComparisonRow(Condition, gone.Sentence, null);
        }
    }

    private static IReadOnlyList<Condition> Requirements(PolicyRule rule) =>
        rule.Conditions.Requirements.IsEmpty ? [rule.Conditions] : rule.Conditions.Requirements;

    private static string AttributesOf(Condition condition) =>
        string.Join(' ', ConditionAttributes.In(condition).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
