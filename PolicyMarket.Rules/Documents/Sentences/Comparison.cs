using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Documents.Sentences;

/// <summary>A comparison read from the words around a number: operator, and whether the number itself counts.</summary>
internal sealed partial record Comparison(string Operator, bool Inclusive, bool IsStated)
{
    public static Comparison? Read(string left, string right)
    {
        var note = Note().Match(right) is { Success: true } read ? read : null;
        var isExcluded = note is not null && Excluding().IsMatch(note.Value);
        var isIncluded = note is not null && !isExcluded;
        if (After().Match(right) is { Success: true } after)
        {
            var isExceeding = Exceeding().IsMatch(left);
            return after.Groups["w"].Value switch
            {
                "以上" or "起" => isExcluded || isExceeding ? new Comparison(">", false, true) : new Comparison(">=", true, true),
                _ => isExcluded ? new Comparison("<", false, true) : new Comparison("<=", true, true),
            };
        }

        if (Before().Match(left) is not { Success: true } before)
        {
            return null;
        }

        return before.Groups["w"].Value switch
        {
            "不低于" or "不少于" or "不小于" or "不得低于" or "不得少于" or "至少" or "≥" or "不短于" or "不早于" => new Comparison(">=", true, true),
            "达到" or "达" or "满" or "已满" or "为" or "完成" or "实现" => new Comparison(isExcluded ? ">" : ">=", !isExcluded, isIncluded || isExcluded),
            "超过" or "高于" or "大于" or "多于" or "超" or ">" or "超出" or "突破" => isIncluded
                ? new Comparison(">=", true, true)
                : new Comparison(">", false, true),
            "不超过" or "不高于" or "不大于" or "不多于" or "不得超过" or "不得高于" or "≤" or "不超" or "未超过" or "最多" or "不长于" => isExcluded
                ? new Comparison("<", false, true)
                : new Comparison("<=", true, true),
            _ => isIncluded ? new Comparison("<=", true, true) : new Comparison("<", false, true),
        };
    }

    /// <summary>以上, 以下 or 以内 after a number.</summary>
    [GeneratedRegex(@"^(?:（[^）]{1,8}）)?(?:及)?(?<w>以上|以下|以内|之内)", RegexOptions.None, 2000)]
    internal static partial Regex After();

    [GeneratedRegex(
        @"(?<w>不低于|不少于|不小于|不得低于|不得少于|不短于|至少|≥|达到|已满|突破|不超过|不高于|不大于|不多于|不得超过|不得高于|未超过|不长于|≤|不超|最多|不满|不足|未满|未达到|低于|少于|小于|超过|高于|大于|多于|超出|<|>|达|满|超|完成|实现)(?:人民币|约|在|了|到|其|全部)?$",
        RegexOptions.None,
        2000
    )]
    internal static partial Regex Before();

    [GeneratedRegex(@"(超过|高于|大于|突破)$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Exceeding();

    [GeneratedRegex(@"^(?:以上|以下|以内|之内)?（[^）]{1,8}）", RegexOptions.None, 2000)]
    private static partial Regex Note();

    [GeneratedRegex(@"不含|不包括|不包含", RegexOptions.None, 2000)]
    private static partial Regex Excluding();
}
