namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>A rate of a sum, or a price of a count. Base is FEEL text, most often the name of an attribute; Factor is yuan for each unit of it.</summary>
public sealed record ProductAmount(string Base, decimal Factor) : AmountForm;
