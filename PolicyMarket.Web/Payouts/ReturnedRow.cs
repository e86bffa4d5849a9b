namespace PolicyMarket.Web.Payouts;

/// <summary>A payout that the bank sent back, with the firm's accounts to which it may be sent again.</summary>
public sealed record ReturnedRow(PayoutRow Payout, IReadOnlyList<AccountWords> Accounts);

/// <summary>A receiving account as a choice: bank and masked number.</summary>
public sealed record AccountWords(long Id, string Words, bool IsVerified);
