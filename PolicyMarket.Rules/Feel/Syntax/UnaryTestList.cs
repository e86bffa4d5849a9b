using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Unary tests of the value that is called ?: any that holds is enough, none where Negated; no tests (a hyphen) hold for all.</summary>
internal sealed record UnaryTestList(Span Span, ImmutableArray<FeelNode> Tests, bool IsNegated) : FeelNode(Span, Above(Tests));
