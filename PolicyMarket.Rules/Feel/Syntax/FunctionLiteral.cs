using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>function(a, b: number) body; Body is null for an external one, which is never run.</summary>
internal sealed record FunctionLiteral(Span Span, ImmutableArray<Parameter> Parameters, FeelNode? Body) : FeelNode(Span, 1 + (Body?.Height ?? 0));
