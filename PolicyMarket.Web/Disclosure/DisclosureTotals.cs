namespace PolicyMarket.Web.Disclosure;

/// <summary>What all listed payments come to; the median is of whole days from the match to the account, null when nothing was paid.</summary>
public sealed record DisclosureTotals(long PaidFen, int Payments, int Firms, decimal? MedianDays);
