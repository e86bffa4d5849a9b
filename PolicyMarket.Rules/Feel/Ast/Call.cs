using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>A call of a built-in function.</summary>
internal sealed record Call(Span Span, Builtin Function, ImmutableArray<FeelNode> Arguments) : FeelNode(Span, Above(Arguments));
