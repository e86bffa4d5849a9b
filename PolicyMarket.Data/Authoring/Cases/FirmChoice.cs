namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>A firm that was found for a case, whose reading is recorded.</summary>
public sealed record FirmChoice(long Id, string Name, string CreditCode);
