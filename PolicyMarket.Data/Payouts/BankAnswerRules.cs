using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>Whether an answer of the bank fits what is recorded of the payout: it is new, it repeats what is known, or it contradicts it.</summary>
internal static class BankAnswerRules
{
    /// <summary>
    /// True: known already, nothing to book; a failure: the answer cannot be taken. Dates: the day the batch was approved and today, both inclusive.
    /// </summary>
    public static Result<bool> Judge(BankResultRow row, DateOnly firstDay, DateOnly today, long? ownerOfReference)
    {
        var payout = row.Payout;
        if (row.On < firstDay || row.On > today)
        {
            return Result.Fail<bool>(DataDiagnostics.BankFileDate, $"日期 {row.On:yyyy-MM-dd} 应在复核日 {firstDay:yyyy-MM-dd} 与今天 {today:yyyy-MM-dd} 之间。");
        }

        if (ownerOfReference is { } owner && owner != payout.Id)
        {
            return Result.Fail<bool>(DataDiagnostics.BankReferenceUsed, $"流水号 {row.Reference} 已经用于另一笔拨付，一个流水号只能结清一笔。请向银行核对 {PayoutNumber.Of(payout)} 的流水号。");
        }

        return payout.State switch
        {
            PayoutState.Approved => Result.Ok(false),
            PayoutState.Paid => row.IsPaid ? Repeated(row) : ReturnAfterPayment(row),
            PayoutState.Returned => row.IsPaid ? Repeated(row) : ReturnedAgain(row),
            _ => Result.Fail<bool>(DataDiagnostics.WorkStateMoved, $"{PayoutNumber.Of(payout)} 不在等银行回执。请刷新后再看。"),
        };
    }

    private static Result<bool> Repeated(BankResultRow row) =>
        row.Payout.BankReference == row.Reference && row.Payout.SettledOn == row.On
            ? Result.Ok(true)
            : Result.Fail<bool>(Contradiction(row));

    private static Result<bool> ReturnAfterPayment(BankResultRow row) =>
        row.On > row.Payout.SettledOn || (row.On == row.Payout.SettledOn && row.Reference is not null && row.Reference != row.Payout.BankReference)
            ? Result.Ok(false)
            : Result.Fail<bool>(Contradiction(row));

    private static Result<bool> ReturnedAgain(BankResultRow row) =>
        row.Payout.ReturnedOn == row.On && (row.Reference is null || row.Payout.ReturnReference is null || row.Payout.ReturnReference == row.Reference)
            ? Result.Ok(true)
            : Result.Fail<bool>(Contradiction(row));

    private static Diagnostic Contradiction(BankResultRow row)
    {
        var payout = row.Payout;
        var paid = payout.BankReference is null ? "" : $"{payout.SettledOn:yyyy-MM-dd} 已付（流水号 {payout.BankReference}）";
        var returned = payout.ReturnedOn is null ? "" : $"{payout.ReturnedOn:yyyy-MM-dd} 退回";
        var known = string.Join("，", new[] { paid, returned }.Where(t => t.Length > 0));
        return new Diagnostic(
            DataDiagnostics.BankFileContradiction,
            $"{PayoutNumber.Of(payout)} 先前的回执是“{known}”，这次却是“{row.On:yyyy-MM-dd} {(row.IsPaid ? $"已付（流水号 {row.Reference}）" : "退回")}”，互相矛盾。已付之后的退回应在付款日之后，或有另一个流水号。请向银行核对。");
    }
}
