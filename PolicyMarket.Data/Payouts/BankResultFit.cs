using System.Globalization;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Payouts.Answers;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts;

/// <summary>
/// Fits a bank result file to its batch: each row answers one payout of the batch, with its own sum and a possible date. Anything else is listed with row and
/// column.
/// </summary>
internal sealed class BankResultFit(
    AnswerFile file,
    PayoutBatch batch,
    DateOnly firstDay,
    DateOnly today,
    IReadOnlyDictionary<string, long> ownerOfReference
)
{
    private const int LongestReason = 200;
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"];
    private readonly Dictionary<string, Payout> payouts = batch.Payouts.ToDictionary(PayoutNumber.Of, StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> owners = new(ownerOfReference, StringComparer.Ordinal);
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>The new answers; those that are known already are left out.</summary>
    public Result<List<BankResultRow>> Fit(IReadOnlyCollection<CellRow> answers)
    {
        diagnostics.AddRange(file.Diagnostics);
        var rows = new List<BankResultRow>();
        foreach (var cells in answers)
        {
            if (Read(cells) is { } row && IsNew(cells, row))
            {
                rows.Add(row);
            }
        }

        if (diagnostics.Count == 0 && answers.Count == 0)
        {
            diagnostics.Add(new Diagnostic(DataDiagnostics.BankFileMissing, PayoutWording.OnlyHeaderRow));
        }

        return diagnostics.Count > 0 ? Result.Fail<List<BankResultRow>>(diagnostics) : Result.Ok(rows);
    }

    private BankResultRow? Read(CellRow cells)
    {
        var before = diagnostics.Count;
        var payout = Payout(cells);
        if (payout is not null)
        {
            Amount(cells, payout);
        }

        var isPaid = IsPaid(cells);
        var on = Date(cells);
        var reference = Reference(cells, isPaid == true);
        var reason = Reason(cells, isPaid == false);
        return diagnostics.Count == before && payout is not null && isPaid is { } paid && on is { } date
            ? new BankResultRow(payout, paid, date, reference, paid ? null : reason, Difference(cells, payout))
            : null;
    }

    private bool IsNew(CellRow cells, BankResultRow row)
    {
        var (isKnown, why) = BankAnswerRules.Judge(row, firstDay, today, row.Reference is { } r && owners.TryGetValue(r, out var owner) ? owner : null);
        if (why is not null)
        {
            Say(
                cells,
                why.Code == DataDiagnostics.BankFileDate ? 3
                    : why.Code == DataDiagnostics.BankReferenceUsed ? 4
                    : 2,
                why.Code,
                why.Message
            );
            return false;
        }

        if (row.Reference is { } reference)
        {
            owners[reference] = row.Payout.Id;
        }

        return !isKnown;
    }

    private Payout? Payout(CellRow cells)
    {
        var number = cells.Cells[0];
        if (!payouts.TryGetValue(number, out var payout))
        {
            Say(cells, 0, DataDiagnostics.BankFileUnknown, PayoutWording.NotInBatch(SmallTable.Shorten(number), batch.Number));
            return null;
        }

        if (!seen.TryAdd(number, cells.Row))
        {
            Say(cells, 0, DataDiagnostics.BankFileTwice, PayoutWording.NumberRepeated(number, seen[number]));
        }

        return payout;
    }

    private void Amount(CellRow cells, Payout payout)
    {
        var text = cells.Cells[1];
        if (text.Length == 0 && file.IsAmountOptional)
        {
            return;
        }

        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var yuan);
        if (!isNumber || yuan != new Money(payout.AmountFen).Yuan)
        {
            Say(cells, 1, DataDiagnostics.BankFileAmount, PayoutWording.AmountDiffers(SmallTable.Shorten(text), new Money(payout.AmountFen)));
        }
    }

    private bool? IsPaid(CellRow cells)
    {
        switch (cells.Cells[2])
        {
            case "已付":
                return true;
            case "退回":
                return false;
            default:
                Say(cells, 2, DataDiagnostics.BankFileResult, PayoutWording.ResultInvalid(SmallTable.Shorten(cells.Cells[2])));
                return null;
        }
    }

    private DateOnly? Date(CellRow cells)
    {
        var text = cells.Cells[3];
        if (DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Say(cells, 3, DataDiagnostics.BankFileDate, PayoutWording.DateInvalid(SmallTable.Shorten(text)));
        return null;
    }

    private string? Reference(CellRow cells, bool isNeeded)
    {
        var read = BankReferenceForm.Read(cells.Cells[4], isFromFile: true);
        foreach (var wrong in read.Diagnostics)
        {
            Say(cells, 4, wrong.Code, wrong.Message);
        }

        if (read.Value is "" && isNeeded)
        {
            Say(cells, 4, DataDiagnostics.BankFileText, PayoutWording.ReferenceNeeded);
        }

        return string.IsNullOrEmpty(read.Value) ? null : read.Value;
    }

    private string? Reason(CellRow cells, bool isNeeded)
    {
        var text = cells.Cells[5];
        if (text.Length == 0 && isNeeded)
        {
            Say(cells, 5, DataDiagnostics.BankFileText, PayoutWording.ReturnReasonNeeded);
        }
        else if (text.Length > LongestReason || text.Any(char.IsControl))
        {
            Say(cells, 5, DataDiagnostics.BankFileText, PayoutWording.ReasonTooLong(LongestReason));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The actual payee, when the bank names one that is not the instruction's.</summary>
    private static string? Difference(CellRow cells, Payout payout)
    {
        var (holder, account) = (cells.Cells[6], cells.Cells[7].Replace(" ", "", StringComparison.Ordinal));
        var holderDiffers =
            holder.Length > 0 && holder != payout.AccountHolder ? PayoutWording.HolderDiffers(SmallTable.Shorten(holder), payout.AccountHolder) : null;
        var accountDiffers =
            account.Length > 0 && account != payout.AccountNumber ? PayoutWording.AccountDiffers(SmallTable.Shorten(account), payout.AccountNumber) : null;
        return holderDiffers is null && accountDiffers is null
            ? null
            : string.Join("；", new[] { holderDiffers, accountDiffers }.Where(t => t is not null));
    }

    private void Say(CellRow cells, int column, string code, string message) =>
        diagnostics.Add(new Diagnostic(code, message, PayoutWording.RowAndColumn(cells.Row, file.Places[column])));
}
