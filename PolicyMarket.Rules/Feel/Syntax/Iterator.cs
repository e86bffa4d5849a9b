namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>name in domain, or name in domain..end.</summary>
internal sealed record Iterator(string Name, FeelNode Domain, FeelNode? End)
{
    public int Height => Math.Max(Domain.Height, End?.Height ?? 0);
}
