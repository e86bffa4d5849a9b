namespace PolicyMarket.Web.Policies.Search;

/// <summary>The order of the results.</summary>
public enum ItemSort
{
    Relevance,
    Amount,
    Newest,
    Closing,
}
