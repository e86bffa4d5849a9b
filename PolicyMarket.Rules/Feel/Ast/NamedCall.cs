using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>A call of a built-in function with arguments by name.</summary>
internal sealed record NamedCall(Span Span, Builtin Function, ImmutableArray<FeelNode> Arguments, ImmutableArray<string> Names) : FeelNode(Span, Above(Arguments));
