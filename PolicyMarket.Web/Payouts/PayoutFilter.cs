using PolicyMarket.Data.Payouts;

namespace PolicyMarket.Web.Payouts;

/// <summary>Which payouts of a batch a list shows. Page from 0. State: null for all.</summary>
public sealed record PayoutFilter(long BatchId, string Words, bool IsByAmount, int Page, int PageSize, PayoutState? State = null);
