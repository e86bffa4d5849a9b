namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Payouts of one item from one fund in a batch. MedianFen: of all payouts of the item that were not returned; null for too few.</summary>
public sealed record BatchSum(string FundName, string ItemTitle, int Count, long Fen, long LeastFen, long MostFen, long? MedianFen);
