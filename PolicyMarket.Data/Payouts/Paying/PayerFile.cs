using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>The list of the funds' paying accounts as a CSV or XLSX file.</summary>
internal static class PayerFile
{
    /// <summary>Lengths of names and codes in the message to the bank.</summary>
    private const int LongestName = 140;
    private const int LongestCode = 60;
    private const int Needed = 5;

    public static readonly string[] Columns =
    [
        "资金池",
        "户名",
        "开户行",
        "账号",
        "行号",
        "财政区划",
        "预算单位",
        "功能分类",
        "经济分类",
        "项目代码",
        "资金性质",
        "指标文号",
    ];

    public static async Task<(IReadOnlyList<(PayerLine Line, int Row)> Lines, IReadOnlyList<Diagnostic> Wrong)> ReadAsync(
        Stream file,
        CancellationToken ct
    )
    {
        var table = await SmallTable.ReadAsync(file, PayingWording.PayerFile, Columns[..Needed], Columns[Needed..], ct);
        List<Diagnostic> wrong = [.. table.Diagnostics];
        var lines = new List<(PayerLine Line, int Row)>();
        foreach (var row in table.Rows)
        {
            var before = wrong.Count;
            wrong.AddRange(Faults(row));
            var cells = row.Cells;
            if (lines.Exists(line => line.Line.FundCode == cells[0]))
            {
                wrong.Add(Fault(row, 0, DataDiagnostics.WorkAlreadyThere, PayingWording.FundTwice(cells[0])));
            }

            if (wrong.Count == before && BankAccountNumber.TryParse(cells[3], out var number))
            {
                lines.Add((LineOf(cells, number.Value), row.Row));
            }
        }

        if (wrong.Count == 0 && lines.Count == 0)
        {
            wrong.Add(new Diagnostic(DataDiagnostics.NoRows, PayingWording.NoRows));
        }

        return (lines, wrong);
    }

    private static PayerLine LineOf(string[] cells, string number) =>
        new(cells[0], cells[1], cells[2], number, cells[4])
        {
            FiscalRegion = cells[5],
            AgencyCode = cells[6],
            FunctionCode = cells[7],
            EconomyCode = cells[8],
            ProjectCode = cells[9],
            FundNature = cells[10],
            BudgetDocument = cells[11],
        };

    private static IEnumerable<Diagnostic> Faults(CellRow row)
    {
        for (var column = 0; column < Columns.Length; column++)
        {
            var text = row.Cells[column];
            var (isNeeded, longest) = (column < Needed, column is 1 or 2 ? LongestName : LongestCode);
            if (text.Length > longest || text.Any(char.IsControl) || (isNeeded && text.Length == 0))
            {
                var words = isNeeded ? PayingWording.TextMissing(longest) : PayingWording.TextTooLong(longest);
                yield return Fault(row, column, DataDiagnostics.WorkTextShape, words);
            }
        }

        if (row.Cells[3].Length > 0 && !BankAccountNumber.TryParse(row.Cells[3], out _))
        {
            yield return Fault(row, 3, DataDiagnostics.AccountNumber, PayingWording.NumberInvalid(SmallTable.Shorten(row.Cells[3])));
        }

        if (row.Cells[4].Length > 0 && !ClearingCode.IsValid(row.Cells[4]))
        {
            yield return Fault(row, 4, DataDiagnostics.ClearingCode, PayingWording.CodeInvalid(SmallTable.Shorten(row.Cells[4])));
        }
    }

    private static Diagnostic Fault(CellRow row, int column, string code, string words) =>
        new(code, words, PayingWording.RowAndColumn(row.Row, Columns[column]));
}
