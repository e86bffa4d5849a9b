using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>value in (test, test): any test that holds is enough.</summary>
internal sealed record Membership(Span Span, FeelNode Value, ImmutableArray<FeelNode> Tests) : FeelNode(Span, Above([Value, .. Tests]));
