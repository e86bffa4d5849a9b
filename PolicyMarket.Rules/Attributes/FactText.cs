using System.Globalization;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Facts as people read them, and as they stand in the cells of a table.</summary>
public static class FactText
{
    private const string Exact = "#,##0.############################";

    /// <summary>是/否, "86,000 元", "3%", names of regions, industries and codes, "2025年1月31日".</summary>
    public static string Display(FactValue value, AttributeDefinition? definition) =>
        value switch
        {
            NumberFact number => Number(number.Value, definition),
            BooleanFact boolean => boolean.Value ? "是" : "否",
            DateFact date => Date(date.Value),
            TextFact text => CodeLabels.NameOf(definition, text.Value),
            SetFact { Values.IsEmpty: true } => "无",
            SetFact set => string.Join("、", set.Values.Select(code => CodeLabels.NameOf(definition, code))),
            MembershipFact { Members.IsEmpty: true } => "无",
            MembershipFact dated => string.Join("、", dated.Members.Select(member => Term(member, definition))),
            ListFact list => $"{list.Records.Length} 条",
            HistoryFact history => string.Join("，", history.Values.Select(pair => $"{pair.Key}：{Display(pair.Value, definition)}")),
            _ => throw new InvalidOperationException($"A fact of the unknown kind {value.GetType().Name}."),
        };

    /// <summary>
    /// The fact of a cell of a CSV or XLSX file; a blank cell is refused too, because a missing fact is left out by the reader. AsOf: the day of which the text
    /// speaks; null where no day is known.
    /// </summary>
    public static Result<CellFact> Parse(string cell, AttributeDefinition definition, DateOnly? asOf = null) => CellReader.Read(cell, definition, asOf);

    internal static string Number(decimal value, AttributeDefinition? definition)
    {
        if (definition is { IsRatio: true })
        {
            return Percent(value);
        }

        if (definition is { IsMoney: true })
        {
            return MoneyText.Plain(value);
        }

        // Years of the calendar carry no separators.
        var text =
            definition is { Unit: "年" } && value is >= 1900 and <= 2200
                ? value.ToString("0.##", CultureInfo.InvariantCulture)
                : value.ToString(Exact, CultureInfo.InvariantCulture);
        return definition?.Unit is { } unit ? $"{text} {UnitName(unit)}" : text;
    }

    internal static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    internal static string UnitName(string unit) => unit.Replace("CNY", "元", StringComparison.Ordinal).Replace("kWh", "千瓦时", StringComparison.Ordinal);

    private static string Term(MembershipPeriod member, AttributeDefinition? definition)
    {
        var name = CodeLabels.NameOf(definition, member.Code);
        return (member.From, member.To) switch
        {
            (null, null) => name,
            ({ } from, null) => $"{name}（自{Date(from)}起）",
            (null, { } to) => $"{name}（至{Date(to)}止）",
            ({ } from, { } to) => $"{name}（{Date(from)}至{Date(to)}）",
        };
    }

    private static string Percent(decimal share)
    {
        // Beyond the reach of a percentage the plain number is still right.
        return Math.Abs(share) < decimal.MaxValue / 100m
            ? (share * 100m).ToString(Exact, CultureInfo.InvariantCulture) + "%"
            : share.ToString(Exact, CultureInfo.InvariantCulture);
    }
}
