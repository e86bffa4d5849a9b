using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Casework;

/// <summary>Addresses of the list of cases with a filter.</summary>
public static class CaseworkUrls
{
    extension(Urls)
    {
        /// <summary>Address of the list of cases with its filter.</summary>
        public static string SupervisionFor(CaseworkFilter filter) => QueryHelpers.AddQueryString(Urls.Supervision, filter.ToQuery());
    }
}
