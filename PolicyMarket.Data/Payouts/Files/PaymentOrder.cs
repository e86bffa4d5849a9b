using System.Collections.Immutable;
using PolicyMarket.Data.Payouts.Paying;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Content of a payment file: an approved batch with the data that the formats ask for. No format reads the record.</summary>
/// <param name="MessageId">Unique for every file.</param>
/// <param name="BatchNumber">Number of the batch.</param>
/// <param name="MadeAt">UTC, whole seconds.</param>
/// <param name="Lines">In the order of the payouts' ids.</param>
/// <param name="Payers">Paying accounts by the id of their fund, as far as they are registered.</param>
/// <param name="ClearingCodes">CNAPS codes by the name of the receiving bank, as far as they are registered.</param>
public sealed record PaymentOrder(
    string MessageId,
    string BatchNumber,
    DateTime MadeAt,
    ImmutableArray<PaymentLine> Lines,
    ImmutableDictionary<long, PayingAccount> Payers,
    ImmutableDictionary<string, string> ClearingCodes
)
{
    public long TotalFen => Lines.Sum(line => line.AmountFen);
}
