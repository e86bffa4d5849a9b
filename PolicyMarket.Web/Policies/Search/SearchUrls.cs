using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Addresses of the supermarket with a filter.</summary>
public static class SearchUrls
{
    extension(Urls)
    {
        /// <summary>Address of the supermarket with every word and option of the filter.</summary>
        public static string SearchFor(SupermarketFilter filter) => QueryHelpers.AddQueryString(Urls.Supermarket, filter.ToQuery());
    }
}
