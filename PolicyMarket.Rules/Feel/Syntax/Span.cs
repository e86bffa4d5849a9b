namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Where a node stands in the text: 0-based chars, end exclusive.</summary>
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public Span To(Span last) => new(Start, last.End);
}
