using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A node that DMN adds to FEEL, such as a decision table; Parts are the expressions inside.</summary>
internal abstract record HostNode(Span Span, ImmutableArray<FeelNode> Parts) : FeelNode(Span, Above(Parts));
