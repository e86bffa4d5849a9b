namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>The same sum for every firm, yuan.</summary>
public sealed record FixedAmount(decimal Yuan) : AmountForm;
