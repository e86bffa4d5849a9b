namespace PolicyMarket.Rules.Tables;

/// <summary>Chinese texts about decision tables: faults, overlaps and gaps.</summary>
internal static class TableReadingWording
{
    internal static string TableNotSingle(string tableName) =>
        $"表“{tableName}”给出的是列表或多个输出，不能直接作为金额；请只留一个输出，并用 sum、min、max 或 count 汇总。";

    internal static string TooManyCompared(string tableName, int count, int maxCompared) =>
        $"表“{tableName}”要比较 {count} 个算出来的结果，最多 {maxCompared} 个；请拆成几张表。";

    internal static string TableNotAmount(string tableName, string message) => $"表“{tableName}”不能作为金额：{message}";

    internal const string TableNotObject = "决策表应为 JSON 对象：hit、inputs、outputs、rules。";

    internal static string UnknownField(string name, string fields) => $"决策表中有不认识的字段“{name}”，只有 {fields}。";

    internal const string UnnamedTable = "决策表";

    internal static string HitPolicyInvalid(string choices) => $"hit 应为 {choices} 之一。";

    internal const string AggregateInvalid = "aggregate 应为 sum、min、max、count、list 之一，且只与 hit: collect 一起用。";

    internal static string ColumnsInvalid(string fieldName, int maxColumns) => $"{fieldName} 应为 1 至 {maxColumns} 列的列表。";

    internal const string InputExpressionMissing = "输入列应有 expression：一个指标或表达式。";

    internal const string OutputNameMissing = "输出列应有 name。";

    internal static string RowsInvalid(int maxRows) => $"rules 应为 1 至 {maxRows} 行的列表。";

    internal static string RowIncomplete(int rowNumber) => $"第 {rowNumber} 行应有 when 和 then。";

    internal static string TestCountWrong(int rowNumber, int count) => $"第 {rowNumber} 行的 when 应有 {count} 格，与 inputs 一一对应，不限的写 \"-\"。";

    internal static string CellInvalid(int rowNumber, int cellNumber) => $"第 {rowNumber} 行第 {cellNumber} 格应为文字、数字或 true/false。";

    internal static string RowFault(int rowNumber, string message) => $"第 {rowNumber} 行：{message}";

    internal static string ThenOfRow(int rowNumber) => $"第 {rowNumber} 行的 then";

    internal static string ResultCountWrong(string place, int count) => $"{place} 应有 {count} 格，与 outputs 一一对应。";

    internal static string PriorityValuesMissing(string outputName) => $"按等次取值的表，输出“{outputName}”须在 values 中由高到低列出可能的结果。";

    internal static string ResultNotListed(int rowNumber, string result, string outputName) =>
        $"第 {rowNumber} 行的结果 {result} 不在“{outputName}”的 values 之内。";

    internal const string NumberOutOfRange = "数值超出可表示的范围";

    internal static string NoRowMatches(string tableName) => $"表“{tableName}”没有一行符合";

    internal static string SeveralRowsMatch(string tableName, string rowNumbers) => $"表“{tableName}”的第 {rowNumbers} 行同时符合，结果不唯一";

    internal static string RowsOverlap(int first, int second) => $"第 {first} 行与第 {second} 行有重叠，同一情形会有两个结果；请改小范围，或改用 first。";

    internal static string OverlappingRowsDiffer(int first, int second) =>
        $"第 {first} 行与第 {second} 行有重叠而结果不同，不能用 any；请统一结果，或改用 first。";

    internal static string RowContradictory(int rowNumber) => $"第 {rowNumber} 行的条件自相矛盾，永远不会符合。";

    internal static string RowUnreachable(int rowNumber) => $"第 {rowNumber} 行已被上面各行全部覆盖，永远轮不到；请调整次序或删去。";

    internal static string NoRowCovers(string cases) => $"没有一行覆盖：{cases}。如本不适用可不改，否则请补一行或写 default。";

    internal static string MatchingRow(string tableName, int rowNumber, string tests) => $"“{tableName}”第 {rowNumber} 行{tests}";

    internal static string OtherwiseApplies(string tableName) => $"“{tableName}”没有一行符合，按其他情形";

    internal const string NoLimit = "（不限）";

    internal const string UnknownResult = "未知";
}
