using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>A list of banks with their CNAPS codes as a CSV or XLSX file.</summary>
internal static class BranchFile
{
    private static readonly string[] Columns = ["行名", "行号"];

    /// <summary>Code by name, or every cell that cannot be taken.</summary>
    public static async Task<(Dictionary<string, string> Lines, IReadOnlyList<Diagnostic> Wrong)> ReadAsync(Stream file, CancellationToken ct)
    {
        var table = await SmallTable.ReadAsync(file, PayingWording.BranchFile, Columns, [], ct);
        List<Diagnostic> wrong = [.. table.Diagnostics];
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (name, code) = (row.Cells[0], row.Cells[1]);
            if (name.Length == 0)
            {
                wrong.Add(new(DataDiagnostics.WorkTextShape, PayingWording.NameMissing, PayingWording.RowAndColumn(row.Row, Columns[0])));
            }

            var fault =
                !ClearingCode.IsValid(code) ? PayingWording.CodeInvalid(SmallTable.Shorten(code))
                : lines.TryGetValue(name, out var first) && first != code ? PayingWording.TwoCodes(name, first, code)
                : null;
            if (fault is not null)
            {
                wrong.Add(new(DataDiagnostics.ClearingCode, fault, PayingWording.RowAndColumn(row.Row, Columns[1])));
            }

            lines[name] = code;
        }

        if (wrong.Count == 0 && lines.Count == 0)
        {
            wrong.Add(new Diagnostic(DataDiagnostics.NoRows, PayingWording.NoRows));
        }

        return (lines, wrong);
    }
}
