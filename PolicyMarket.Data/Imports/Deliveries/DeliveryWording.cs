using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>The Chinese sentences about deliveries.</summary>
internal static class DeliveryWording
{
    private const int MostColumns = 10;
    private const int MostColumnsOfOverview = 40;
    private const int LongestValue = 40;

    public static string Firm(string name, string creditCode) => $"{name}（{creditCode}）";

    public static DeliveryQuestion Removals(int firms, int firmValues, IReadOnlyList<string> named, IReadOnlyList<ColumnDifference> columns)
    {
        var lost = columns.Sum(column => column.Lost);
        string[] parts =
        [
            .. firms > 0 ? [$"{firms:N0} 家企业（{firmValues:N0} 个值）"] : Array.Empty<string>(),
            .. columns.Count > 0 ? [$"{columns.Count:N0} 列（{lost:N0} 个值）"] : Array.Empty<string>(),
        ];
        var details = ImmutableArray.CreateBuilder<string>();
        if (firms > 0)
        {
            details.Add($"不在文件里的企业：{string.Join("、", named)}{(firms > named.Count ? $" 等 {firms:N0} 家" : "")}");
        }

        if (columns.Count > 0)
        {
            var shown = columns.Take(MostColumns).Select(column => $"{column.Attribute.Label}（{column.Lost:N0} 家有值）");
            details.Add($"文件里没有的列：{string.Join("、", shown)}{(columns.Count > MostColumns ? $" 等 {columns.Count:N0} 列" : "")}");
        }

        return new DeliveryQuestion(
            DeliveryQuestionKind.Removals,
            DataDiagnostics.DeliveryRemoves,
            $"与现有的同一来源、同一期间的数据相比，这份文件会去掉 {string.Join("和 ", parts)}。",
            details.ToImmutable()
        );
    }

    public static DeliveryQuestion Jumps(IReadOnlyList<ColumnDifference> columns) =>
        new(
            DeliveryQuestionKind.Jumps,
            DataDiagnostics.DeliveryJumps,
            $"{columns.Count:N0} 列的数字变成了原来的十倍、百倍等，或十分之一、百分之一等（共 {columns.Sum(column => column.JumpCount):N0} 个值），可能是单位写错（元、万元）或多了、少了 0。",
            [
                .. columns.Select(column =>
                    $"{column.Attribute.Label}：{column.JumpCount:N0} "
                    + $"家（{string.Join("、", column.Jumps.OrderByDescending(jump => jump.Value).Select(jump => $"{Times(jump.Key)} {jump.Value:N0} 家"))}），如 {string.Join("；", column.Examples)}"
                ),
            ]
        );

    public static DeliveryQuestion Changes(int changed, int compared, decimal share) =>
        new(
            DeliveryQuestionKind.Changes,
            DataDiagnostics.DeliveryChanges,
            $"对比的 {compared:N0} 家企业中有 {changed:N0} 家的数据变了（{100m * changed / compared:0.#}%），超过 {100m * share:0.#}%，可能选错了文件、来源或期间。",
            []
        );

    /// <summary>The changes that a file would make: the counts as a sentence, then the columns, the most changed first.</summary>
    public static DeliveryQuestion Overview(
        int rows,
        int newFirms,
        int compared,
        int changed,
        int gone,
        bool isSupplement,
        DeliveryEffect effect,
        IReadOnlyList<ColumnDifference> columns
    )
    {
        var first = rows - newFirms - compared - effect.KeptNewer;
        string[] parts =
        [
            $"新企业 {newFirms:N0} 家",
            $"有数据要改的 {changed:N0} 家",
            $"数据不变的 {compared - changed:N0} 家",
            .. first > 0 ? [$"第一次有这类数据的 {first:N0} 家"] : Array.Empty<string>(),
            .. effect.KeptNewer > 0 ? [$"已有更新的数据、不替换的 {effect.KeptNewer:N0} 家"] : Array.Empty<string>(),
            .. gone > 0 && !isSupplement ? [$"不在文件里的 {gone:N0} 家"] : Array.Empty<string>(),
        ];
        return new DeliveryQuestion(
            DeliveryQuestionKind.Overview,
            DataDiagnostics.DeliveryOverview,
            $"文件有 {rows:N0} 行：{string.Join("，", parts)}。",
            [
                .. columns
                    .Where(column => column.Different + column.Added + column.Lost > 0)
                    .OrderByDescending(column => column.Different + column.Added + column.Lost)
                    .ThenBy(column => column.Attribute.Name, StringComparer.Ordinal)
                    .Take(MostColumnsOfOverview)
                    .Select(Say),
            ]
        );
    }

    private static string Say(ColumnDifference column)
    {
        string[] parts =
        [
            .. column.Different > 0 ? [$"改变 {column.Different:N0} 家，如 {string.Join("；", column.Differences)}"] : Array.Empty<string>(),
            .. column.Added > 0 ? [$"新增 {column.Added:N0} 家"] : Array.Empty<string>(),
            .. column.Lost > 0 ? [$"文件里没有值的 {column.Lost:N0} 家"] : Array.Empty<string>(),
        ];
        return $"{column.Attribute.Label}：{string.Join("；", parts)}";
    }

    public static string Change(string firm, JsonElement before, JsonElement now, AttributeDefinition attribute) =>
        $"{firm} {Value(before, attribute)} → {Value(now, attribute)}";

    private static string Value(JsonElement value, AttributeDefinition attribute)
    {
        var text = FactJson.Read(value, attribute, attribute.Name) is { Succeeded: true, Value: { } read }
            ? FactText.Display(read, attribute)
            : value.ToString();
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    public static string Jump(string firm, decimal before, decimal after) => $"{firm} {Number(before)} → {Number(after)}";

    /// <summary>Effects beyond the rows taken in, as a sentence; empty when there are none.</summary>
    public static string Effect(DeliveryEffect effect, DateOnly asOf)
    {
        string[] parts =
        [
            .. effect.KeptNewer > 0
                ? [$"{effect.KeptNewer:N0} 家企业已有截止日期更晚（至 {effect.NewestKept:yyyy-MM-dd}）的数据，没有用这份 {asOf:yyyy-MM-dd} 的旧数据替换。"]
                : Array.Empty<string>(),
            .. effect.ReplacedSameDate > 0
                ? [$"{effect.ReplacedSameDate:N0} 家企业原有同一截止日期（{asOf:yyyy-MM-dd}）但内容不同的数据，已按后到的这份替换。"]
                : Array.Empty<string>(),
            .. effect.Redated > 0 ? [$"{effect.Redated:N0} 家企业内容没有变，只更新了截止日期。"] : Array.Empty<string>(),
            .. effect.Ended > 0 ? [$"{effect.Ended:N0} 家企业不在文件里，它们在这一来源、这一期间的数据已经结束。"] : Array.Empty<string>(),
        ];
        return string.Concat(parts);
    }

    private static string Times(int exponent) => exponent > 0 ? $"×{Power(exponent)}" : $"÷{Power(-exponent)}";

    private static string Power(int exponent) => Math.Pow(10, exponent).ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
