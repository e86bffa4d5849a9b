using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Ast;

/// <summary>A call of what an expression comes to. Names is empty for arguments by position.</summary>
internal sealed record Invocation(Span Span, FeelNode Callee, ImmutableArray<FeelNode> Arguments, ImmutableArray<string> Names) : FeelNode(Span, Above([Callee, .. Arguments]));
