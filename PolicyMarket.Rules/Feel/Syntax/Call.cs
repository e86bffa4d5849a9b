using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A call of a built-in function.</summary>
internal sealed record Call(Span Span, Builtin Function, ImmutableArray<FeelNode> Arguments) : FeelNode(Span, Above(Arguments));
