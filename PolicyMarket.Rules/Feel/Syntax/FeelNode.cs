namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A part of an expression. Height counts the levels below and including this one.</summary>
internal abstract record FeelNode(Span Span, int Height)
{
    protected static int Above(params IEnumerable<FeelNode> children) => 1 + children.Select(child => child.Height).DefaultIfEmpty(0).Max();
}
