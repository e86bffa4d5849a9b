namespace PolicyMarket.Rules.Feel.Ast;

internal sealed record Parameter(string Name, TypeName? Type);
