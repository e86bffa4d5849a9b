namespace PolicyMarket.Web.Policies.Search;

/// <summary>The places of the items that a term finds, ascending, each with its score.</summary>
internal sealed record TermHits((int Place, double Score)[] Items)
{
    public int Count => Items.Length;
}
