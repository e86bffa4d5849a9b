using PolicyMarket.Data.Payouts;

namespace PolicyMarket.Web.Payouts;

/// <summary>One batch in the list of batches.</summary>
public sealed record BatchRow(long Id, string Number, BatchState State, int Answered, int Count, long TotalFen, string Maker, DateTime MadeAt, string? Checker);
