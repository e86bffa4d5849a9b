using System.Globalization;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts;

/// <summary>Fits a bank result file to its batch: every payout answered exactly once, with its own sum and a possible date. Anything else is listed with row and column.</summary>
internal sealed class BankResultFit(PayoutBatch batch, DateOnly firstDay, DateOnly today)
{
    private const int LongestReference = 64;
    private const int LongestReason = 200;
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];
    private readonly Dictionary<string, Payout> payouts = batch.Payouts.ToDictionary(PayoutNumber.Of, StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> diagnostics = [];

    public (List<BankResultRow> Rows, List<Diagnostic> Diagnostics) Fit(BankResultFile file)
    {
        diagnostics.AddRange(file.Diagnostics);
        var rows = new List<BankResultRow>();
        foreach (var cells in file.Rows)
        {
            if (Read(cells) is { } row)
            {
                rows.Add(row);
            }
        }

        if (diagnostics.Count == 0)
        {
            var missing = payouts.Keys.Where(n => !seen.ContainsKey(n)).Order(StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                diagnostics.Add(new Diagnostic(
                    DiagnosticCatalogue.BankFileMissing,
                    $"批次 {batch.Number} 有 {payouts.Count} 笔，文件里缺 {missing.Count} 笔（如 {missing[0]}）。请等银行全部回执后上传一份完整的文件。"));
            }
        }

        return (rows, diagnostics);
    }

    private BankResultRow? Read(BankCells cells)
    {
        var before = diagnostics.Count;
        var payout = Payout(cells);
        if (payout is not null)
        {
            Amount(cells, payout);
        }

        var isPaid = Result(cells);
        var on = Date(cells);
        var reference = Text(cells, 4, LongestReference, isPaid == true);
        var reason = Text(cells, 5, LongestReason, isPaid == false);
        return diagnostics.Count == before && payout is not null && isPaid is { } paid && on is { } date
            ? new BankResultRow(payout, paid, date, reference, paid ? null : reason)
            : null;
    }

    private Payout? Payout(BankCells cells)
    {
        var number = cells.Cells[0];
        if (!payouts.TryGetValue(number, out var payout))
        {
            Say(cells, 0, DiagnosticCatalogue.BankFileUnknown, $"“{BankResultFile.Shorten(number)}”不在批次 {batch.Number} 里。请确认选对了批次和文件。");
            return null;
        }

        if (!seen.TryAdd(number, cells.Row))
        {
            Say(cells, 0, DiagnosticCatalogue.BankFileTwice, $"“{number}”在第 {seen[number]} 行已经出现过，每笔只能有一行。");
        }

        return payout;
    }

    private void Amount(BankCells cells, Payout payout)
    {
        var text = cells.Cells[1];
        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var yuan);
        if (!isNumber || yuan != new Money(payout.AmountFen).Yuan)
        {
            Say(cells, 1, DiagnosticCatalogue.BankFileAmount, $"金额“{BankResultFile.Shorten(text)}”与批次里的 {new Money(payout.AmountFen)} 不一致。请向银行核对这一笔。");
        }
    }

    private bool? Result(BankCells cells)
    {
        switch (cells.Cells[2])
        {
            case "已付":
                return true;
            case "退回":
                return false;
            default:
                Say(cells, 2, DiagnosticCatalogue.BankFileResult, $"结果只能是“已付”或“退回”，现在是“{BankResultFile.Shorten(cells.Cells[2])}”。");
                return null;
        }
    }

    private DateOnly? Date(BankCells cells)
    {
        var text = cells.Cells[3];
        if (!DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Say(cells, 3, DiagnosticCatalogue.BankFileDate, $"“{BankResultFile.Shorten(text)}”不是日期。请写成 2026-11-22 的样子。");
            return null;
        }

        if (date < firstDay || date > today)
        {
            Say(cells, 3, DiagnosticCatalogue.BankFileDate, $"日期 {date:yyyy-MM-dd} 应在复核日 {firstDay:yyyy-MM-dd} 与今天 {today:yyyy-MM-dd} 之间。");
            return null;
        }

        return date;
    }

    private string? Text(BankCells cells, int column, int longest, bool isNeeded)
    {
        var text = cells.Cells[column];
        if (text.Length == 0 && isNeeded)
        {
            Say(cells, column, DiagnosticCatalogue.BankFileText, column == 4 ? "已付的一行要有银行流水号。" : "退回的一行要写明原因，好让企业更正账户。");
        }
        else if (text.Length > longest || text.Any(char.IsControl))
        {
            Say(cells, column, DiagnosticCatalogue.BankFileText, $"最多 {longest} 个字，且不能换行。");
        }

        return text.Length == 0 ? null : text;
    }

    private void Say(BankCells cells, int column, string code, string message) =>
        diagnostics.Add(new Diagnostic(code, message, $"第 {cells.Row} 行 · {BankResultFile.Columns[column]}"));
}
