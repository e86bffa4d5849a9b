namespace PolicyMarket.Data.Payouts.Files;

/// <summary>The fund that pays a line.</summary>
public sealed record PaymentFund(long Id, string Code, string Name, int Year);
