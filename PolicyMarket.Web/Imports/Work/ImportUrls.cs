using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Addresses of the import form with a fault.</summary>
public static class ImportUrls
{
    extension(Urls)
    {
        /// <summary>Address of the import form, which then says what is wrong with it.</summary>
        public static string ImportsAfter(ImportFault fault) => QueryHelpers.AddQueryString(Urls.Imports, "fault", fault.ToString());
    }
}
