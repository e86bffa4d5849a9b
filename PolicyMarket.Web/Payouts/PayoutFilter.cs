namespace PolicyMarket.Web.Payouts;

/// <summary>Which payouts of a batch a list shows. Page from 0.</summary>
public sealed record PayoutFilter(long BatchId, string Words, bool IsByAmount, int Page, int PageSize);
