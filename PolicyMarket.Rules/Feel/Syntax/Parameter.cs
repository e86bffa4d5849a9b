namespace PolicyMarket.Rules.Feel.Syntax;

internal sealed record Parameter(string Name, TypeName? Type);
