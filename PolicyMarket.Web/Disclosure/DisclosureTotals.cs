namespace PolicyMarket.Web.Disclosure;

/// <summary>Totals of all listed payments; the median is of whole days from the match to the account, null when nothing was paid.</summary>
public sealed record DisclosureTotals(long PaidFen, int Payments, int Firms, decimal? MedianDays);
