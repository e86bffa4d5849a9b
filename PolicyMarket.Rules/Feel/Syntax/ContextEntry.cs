namespace PolicyMarket.Rules.Feel.Syntax;

internal sealed record ContextEntry(string Name, FeelNode Value);
