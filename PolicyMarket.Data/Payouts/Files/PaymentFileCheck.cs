using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Compares what the second reader found in a finished file with the order, payment by payment, and with the sums that the file states.</summary>
internal static class PaymentFileCheck
{
    /// <summary>Null when the file pays exactly what was approved.</summary>
    public static Diagnostic? Demand(IPaymentFormat format, byte[] content, PaymentOrder order)
    {
        PaymentTally tally;
        try
        {
            tally = format.ReadBack(content);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // Readers answer a damaged file with many kinds of exception; all of them mean that the file must not leave.
            return Differs(format, order);
        }

        Dictionary<string, PaymentLine> wanted = order.Lines.ToDictionary(line => line.PayoutNumber, StringComparer.Ordinal);
        var isSame =
            tally.Lines.Length == wanted.Count
            && tally.Lines.Select(line => line.PayoutNumber).Distinct(StringComparer.Ordinal).Count() == wanted.Count
            && tally.Lines.All(line =>
                wanted.TryGetValue(line.PayoutNumber, out var one) && one.AmountFen == line.AmountFen && one.AccountNumber == line.AccountNumber
            )
            && tally.Totals.All(total => total.Stated == total.Counted)
            && (tally.MessageId is null || tally.MessageId == order.MessageId);
        return isSame ? null : Differs(format, order);
    }

    private static Diagnostic Differs(IPaymentFormat format, PaymentOrder order) =>
        new(DataDiagnostics.PaymentFileDiffers, PaymentFileWording.Differs(format.Label, order.BatchNumber), order.MessageId);
}
