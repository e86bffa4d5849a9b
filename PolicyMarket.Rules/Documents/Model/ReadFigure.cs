namespace PolicyMarket.Rules.Documents.Model;

/// <summary>A number of an amount with its unit as printed: 50 万元, 10 %.</summary>
public sealed record ReadFigure(decimal Value, string Unit);
