using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>What all readers ask of a header and of a row's cells.</summary>
internal static class RowCells
{
    /// <summary>The header without blanks around the names and without nameless columns at its end; refused when it is empty or too wide.</summary>
    public static Result<IReadOnlyList<string>> Header(IEnumerable<string?> cells, ImportLimits limits)
    {
        var header = cells.Select(cell => TextSigns.WithoutInvisible(cell ?? "").Trim()).ToList();
        while (header is [.., ""])
        {
            header.RemoveAt(header.Count - 1);
        }

        if (header.Count > limits.MaxColumns)
        {
            return Result.Fail<IReadOnlyList<string>>(TooManyColumns(header.Count, limits));
        }

        return header.Count > 0 ? Result.Ok<IReadOnlyList<string>>(header) : Result.Fail<IReadOnlyList<string>>(
            new Diagnostic(DataDiagnostics.NoRows, "第一行应是表头（指标名称），这里没有。请补上表头后再上传。", "第 1 行"));
    }

    public static Diagnostic TooManyColumns(long count, ImportLimits limits) => new(
        DataDiagnostics.TooManyColumns, $"表头有 {count} 列，超过上限 {limits.MaxColumns} 列。请只保留需要的列后再上传。", "第 1 行");

    public static TableRow TooManyRows(int number, ImportLimits limits) => TableRow.Broken(
        number, DataDiagnostics.TooManyRows, $"数据超过上限 {limits.MaxRows} 行。请按地区或按月份拆成几个文件分别上传。");

    public static TableFault? TooLong(int column, string? cell, ImportLimits limits) => cell is null || cell.Length <= limits.MaxCellChars ? null : new TableFault(
        column, DataDiagnostics.CellTooLong, $"单元格有 {cell.Length} 个字，超过上限 {limits.MaxCellChars}。请检查是否少了一个引号，或把内容缩短。");
}
