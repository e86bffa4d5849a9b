using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// A name like "industrial_output@prior", "revenue@sum_of_last(3)" or "lpr_1y@2024-12": a measure and the view of it. Count is 1 where none is written.
/// </summary>
public sealed partial record AttributeView(string Base, ViewKind Kind, int Count, FactPeriod Period)
{
    private const int MaxCount = 30;

    private static readonly (ViewKind Kind, string Word, bool HasCount, string Chinese)[] Words =
    [
        (ViewKind.Prior, "prior", false, "上年同期"),
        (ViewKind.Growth, "growth", false, "同比增速"),
        (ViewKind.Increment, "increment", false, "同比增量"),
        (ViewKind.HistoryMax, "history_max", false, "以往最高"),
        (ViewKind.QuarterlyMean, "quarterly_mean", false, "全年季度平均"),
        (ViewKind.Prior, "prior", true, "{0} 年前同期"),
        (ViewKind.SumOfLast, "sum_of_last", true, "最近 {0} 期合计"),
        (ViewKind.MeanOfLast, "mean_of_last", true, "最近 {0} 期平均"),
        (ViewKind.MinOfLast, "min_of_last", true, "最近 {0} 期最低"),
        (ViewKind.MaxOfLast, "max_of_last", true, "最近 {0} 期最高"),
        (ViewKind.YearsSince, "years_since", false, "至今满几年"),
        (ViewKind.MonthsSince, "months_since", false, "至今满几个月"),
        (ViewKind.DaysSince, "days_since", false, "至今几天"),
        (ViewKind.MonthsUntil, "months_until", false, "还剩几个月"),
        (ViewKind.DaysUntil, "days_until", false, "还剩几天"),
    ];

    /// <summary>How views are written, for messages.</summary>
    public static string Forms => AttributeWording.ViewForms;

    /// <summary>True for the time between a date and the business date.</summary>
    public bool IsElapsedTime => ElapsedTime.IsElapsedTime(Kind);

    /// <summary>False also for a name without "@".</summary>
    public static bool TryParse(string name, out AttributeView? view)
    {
        view = null;
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0)
        {
            return false;
        }

        var (measure, rest) = (name[..at], name[(at + 1)..]);
        if (FactPeriod.TryParse(rest, out var period))
        {
            view = new AttributeView(measure, ViewKind.Period, 1, period);
            return true;
        }

        var bracket = rest.IndexOf('(', StringComparison.Ordinal);
        var count = 1;
        if (
            bracket > 0
            && (
                !rest.EndsWith(')')
                || !int.TryParse(rest[(bracket + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out count)
                || count is < 1 or > MaxCount
            )
        )
        {
            return false;
        }

        var word = bracket > 0 ? rest[..bracket] : rest;
        foreach (var one in Words.Where(one => one.Word == word && one.HasCount == bracket > 0))
        {
            view = new AttributeView(measure, one.Kind, count, default);
        }

        return view is not null;
    }

    /// <summary>The names of views that a formula uses, each once.</summary>
    public static ImmutableArray<string> NamesIn(string formula) =>
        formula.Contains('@', StringComparison.Ordinal)
            ? [.. Names().Matches(formula).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Null where the measure has no such view: only numbers grow.</summary>
    public AttributeDefinition? Define(string name, AttributeDefinition measure)
    {
        if (IsElapsedTime)
        {
            return measure.Type == AttributeType.Date ? DefineElapsedTime(name, measure) : null;
        }

        if (!measure.IsNumber && Kind is not (ViewKind.Prior or ViewKind.Period))
        {
            return null;
        }

        return measure with
        {
            Name = name,
            Label = $"{measure.Label}（{Chinese}）",
            Type =
                measure.Type == AttributeType.Integer && Kind is ViewKind.Growth or ViewKind.MeanOfLast or ViewKind.QuarterlyMean
                    ? AttributeType.Decimal
                    : measure.Type,
            Unit = Kind == ViewKind.Growth ? AttributeDefinition.RatioUnit : measure.Unit,
            Description = AttributeWording.DerivedFromPeriods(measure.Label),
            Kind = AttributeKind.History,
        };
    }

    private AttributeDefinition DefineElapsedTime(string name, AttributeDefinition date) =>
        date with
        {
            Name = name,
            Label = $"{date.Label}（{Chinese}）",
            Type = AttributeType.Integer,
            Unit = Kind switch
            {
                ViewKind.YearsSince => "年",
                ViewKind.MonthsSince or ViewKind.MonthsUntil => "月",
                _ => "天",
            },
            Description = AttributeWording.DerivedFromBusinessDate(date.Label),
            Kind = AttributeKind.Derived,
            Period = null,
        };

    /// <summary>The measure's label and the written view of a label such as "营业收入（最近 3 期合计）"; null for any other text.</summary>
    internal static (string Label, string View)? FromLabel(string label)
    {
        var bracket = label.LastIndexOf('（');
        if (bracket <= 0 || !label.EndsWith('）'))
        {
            return null;
        }

        var words = label[(bracket + 1)..^1];
        if (PeriodWords().Match(words) is { Success: true } dated)
        {
            var part = dated.Groups["h"].Success
                ? dated.Groups["h"].Value == "上"
                    ? "H1"
                    : "H2"
                : dated.Groups["q"].Success
                    ? "Q" + dated.Groups["q"].Value
                    : dated.Groups["m"].Success
                        ? "-" + dated.Groups["m"].Value.PadLeft(2, '0')
                        : "";
            return (label[..bracket], dated.Groups["y"].Value + part);
        }

        var count = new string([.. words.Where(char.IsAsciiDigit)]);
        foreach (
            var one in Words.Where(one => string.Format(CultureInfo.InvariantCulture, one.Chinese, count) == words && one.HasCount == count.Length > 0)
        )
        {
            return (label[..bracket], one.HasCount ? $"{one.Word}({count})" : one.Word);
        }

        return null;
    }

    private string Chinese =>
        Kind == ViewKind.Period
            ? Period.InWords
            : string.Format(
                CultureInfo.InvariantCulture,
                Words.First(one => one.Kind == Kind && (Kind != ViewKind.Prior || one.HasCount == Count > 1)).Chinese,
                Count
            );

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]*@(?:[a-z_]+(?:\([0-9]{1,2}\))?|[0-9]{4}(?:-[0-9]{2}|Q[1-4]|H[12])?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"^(?<y>[0-9]{4})年(?:(?<h>[上下])半年|第(?<q>[1-4])季度|(?<m>[0-9]{1,2})月)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeriodWords();
}
