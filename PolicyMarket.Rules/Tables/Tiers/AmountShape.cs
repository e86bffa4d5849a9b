namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>A form with a least and a greatest sum around it, yuan; the least sum goes before the greatest one.</summary>
public sealed record AmountShape(AmountForm Form, decimal? Floor = null, decimal? Ceiling = null);
