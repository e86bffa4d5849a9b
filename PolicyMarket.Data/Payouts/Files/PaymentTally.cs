using System.Collections.Immutable;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Payments and totals that a second reader finds in the finished bytes of a payment file.</summary>
/// <param name="MessageId">Null when the format carries none.</param>
/// <param name="Lines">Every payment of the file.</param>
/// <param name="Totals">The counts and control sums that the file states, each with what the reader adds up under it.</param>
internal sealed record PaymentTally(string? MessageId, ImmutableArray<TalliedLine> Lines, ImmutableArray<TalliedTotal> Totals);

/// <summary>A payment as it was read back. The sum in fen; -1 when the text is no sum of CNY.</summary>
internal readonly record struct TalliedLine(string PayoutNumber, long AmountFen, string AccountNumber);

/// <summary>A stated count or sum (fen) beside the one that the lines come to.</summary>
internal readonly record struct TalliedTotal(long Stated, long Counted);
