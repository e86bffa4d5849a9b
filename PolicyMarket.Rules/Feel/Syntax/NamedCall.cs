using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A call of a built-in function with arguments by name.</summary>
internal sealed record NamedCall(Span Span, Builtin Function, ImmutableArray<FeelNode> Arguments, ImmutableArray<string> Names)
    : FeelNode(Span, Above(Arguments));
