namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>
/// Something wrong or noteworthy in an amount as typed. Row: index of the tier, null for the whole; IsFault: the amount cannot be used like that.
/// </summary>
public sealed record AmountFault(int? Row, string Message, bool IsFault = true);
