namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>value instance of type.</summary>
internal sealed record InstanceOf(Span Span, FeelNode Value, TypeName Type) : FeelNode(Span, Above(Value));
