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
            return Result.Fail<bool>(DataDiagnostics.BankFileDate, PayoutWording.DateOutOfRange(row.On, firstDay, today));
        }

        if (ownerOfReference is { } owner && owner != payout.Id)
        {
            return Result.Fail<bool>(DataDiagnostics.BankReferenceUsed, PayoutWording.ReferenceUsed(row.Reference, PayoutNumber.Of(payout)));
        }

        return payout.State switch
        {
            PayoutState.Approved => Result.Ok(false),
            PayoutState.Paid => row.IsPaid ? Repeated(row) : ReturnAfterPayment(row),
            PayoutState.Returned => row.IsPaid ? Repeated(row) : ReturnedAgain(row),
            _ => Result.Fail<bool>(DataDiagnostics.WorkStateMoved, PayoutWording.NotAwaitingBank(PayoutNumber.Of(payout))),
        };
    }

    private static Result<bool> Repeated(BankResultRow row) =>
        row.Payout.BankReference == row.Reference && row.Payout.SettledOn == row.On ? Result.Ok(true) : Result.Fail<bool>(Contradiction(row));

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
        var paid = payout.BankReference is null ? "" : PayoutWording.PaidOn(payout.SettledOn, payout.BankReference);
        var returned = payout.ReturnedOn is null ? "" : PayoutWording.ReturnedOn(payout.ReturnedOn);
        var known = string.Join("，", new[] { paid, returned }.Where(t => t.Length > 0));
        return new Diagnostic(
            DataDiagnostics.BankFileContradiction,
            PayoutWording.AnswersContradict(PayoutNumber.Of(payout), known, row.On, row.IsPaid ? $"已付（流水号 {row.Reference}）" : "退回")
        );
    }
}
