namespace PolicyMarket.Web.Disclosure;

/// <summary>A band between two neighbouring columns, as wide as its money; From and To are the upper edges.</summary>
public sealed record FlowBand(int FromColumn, double FromY, double ToY, double Height, string Label);
