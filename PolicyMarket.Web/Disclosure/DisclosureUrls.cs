using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Disclosure;

/// <summary>Addresses of the public list with a filter.</summary>
public static class DisclosureUrls
{
    extension(Urls)
    {
        /// <summary>Address of the public list with its filter.</summary>
        public static string DisclosureFor(DisclosureFilter filter) => QueryHelpers.AddQueryString(Urls.Disclosure, filter.ToQuery());

        /// <summary>Address of the whole filtered list as a CSV file; the page of the filter is ignored.</summary>
        public static string DisclosureCsvFor(DisclosureFilter filter) =>
            QueryHelpers.AddQueryString(Urls.DisclosureCsv, (filter with { Page = 1 }).ToQuery());
    }
}
