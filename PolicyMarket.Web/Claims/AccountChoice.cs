namespace PolicyMarket.Web.Claims;

/// <summary>A receiving account as the firm chooses it: masked.</summary>
public sealed record AccountChoice(long Id, string Holder, string BankName, string MaskedNumber, bool IsVerified, bool IsDefault);
