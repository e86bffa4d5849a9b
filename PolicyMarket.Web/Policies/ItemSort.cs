namespace PolicyMarket.Web.Policies;

/// <summary>The order of the results.</summary>
public enum ItemSort
{
    Relevance,
    Amount,
    Newest,
    Closing,
}
