namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>A formula of a shape that a form can show: a fixed sum, a product, or tiers.</summary>
public abstract record AmountForm;
