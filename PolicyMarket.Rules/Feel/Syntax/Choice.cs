namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>if, then, else: only the branch taken is evaluated.</summary>
internal sealed record Choice(Span Span, FeelNode Condition, FeelNode Then, FeelNode Else) : FeelNode(Span, Above(Condition, Then, Else));
