using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Firms.Accounts;

/// <summary>A bank's list of accounts as a CSV or XLSX file: the lines, or every cell that cannot be read.</summary>
internal static class AccountRosterFile
{
    private static readonly string[] Columns = ["统一社会信用代码", "开户行", "账号"];
    private static readonly string[] Optional = ["户名", "核验"];

    public static async Task<(IReadOnlyList<(RosterLine Line, string Where)> Lines, IReadOnlyList<Diagnostic> Diagnostics)> ReadAsync(
        Stream file,
        CancellationToken ct
    )
    {
        var table = await SmallTable.ReadAsync(file, AccountWording.ListOfAccounts, Columns, Optional, ct);
        List<Diagnostic> diagnostics = [.. table.Diagnostics];
        var lines = new List<(RosterLine, string)>();
        foreach (var row in table.Rows)
        {
            var where = AccountWording.RowOfFile(row.Row);
            if (Verified(row.Cells[4]) is not { } isVerified)
            {
                diagnostics.Add(
                    new Diagnostic(
                        DataDiagnostics.WorkTextShape,
                        AccountWording.VerifiedNotYesNo(SmallTable.Shorten(row.Cells[4])),
                        AccountWording.VerifiedCell(where)
                    )
                );
                continue;
            }

            lines.Add(
                (
                    new RosterLine(
                        row.Cells[0].ToUpperInvariant(),
                        row.Cells[1],
                        row.Cells[2],
                        isVerified,
                        row.Cells[3].Length == 0 ? null : row.Cells[3]
                    ),
                    where
                )
            );
        }

        if (diagnostics.Count == 0 && lines.Count == 0)
        {
            diagnostics.Add(new Diagnostic(DataDiagnostics.NoRows, AccountWording.NoAccountRows));
        }

        return (lines, diagnostics);
    }

    private static bool? Verified(string cell) =>
        cell switch
        {
            "是" or "已核验" or "true" or "TRUE" or "1" => true,
            "" or "否" or "未核验" or "false" or "FALSE" or "0" => false,
            _ => null,
        };
}
