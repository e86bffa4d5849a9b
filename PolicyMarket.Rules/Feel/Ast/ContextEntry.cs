namespace PolicyMarket.Rules.Feel.Ast;

internal sealed record ContextEntry(string Name, FeelNode Value);
