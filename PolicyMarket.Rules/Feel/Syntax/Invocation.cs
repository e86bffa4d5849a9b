using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A call of what an expression comes to. Names is empty for arguments by position.</summary>
internal sealed record Invocation(Span Span, FeelNode Callee, ImmutableArray<FeelNode> Arguments, ImmutableArray<string> Names)
    : FeelNode(Span, Above([Callee, .. Arguments]));
