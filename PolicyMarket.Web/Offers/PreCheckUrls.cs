using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Offers;

/// <summary>Addresses of the pre-check desk.</summary>
public static class PreCheckUrls
{
    /// <summary>The part of the page that lists what can be undone.</summary>
    internal const string UndoFragment = "#undo";

    private const string Over = "over";
    private const string Soon = "soon";

    extension(Urls)
    {
        /// <summary>Address of the desk with every part of the filter.</summary>
        public static string PreCheckWith(PreCheckFilter filter) =>
            QueryHelpers.AddQueryString(
                Urls.PreCheck,
                new Dictionary<string, string?>
                {
                    ["item"] = filter.ItemId?.ToString(CultureInfo.InvariantCulture),
                    ["q"] = string.IsNullOrWhiteSpace(filter.Words) ? null : filter.Words,
                    ["doubtful"] = filter.DoubtfulOnly ? "1" : null,
                    ["due"] = filter.Due switch
                    {
                        PreCheckDue.Over => Over,
                        PreCheckDue.Soon => Soon,
                        _ => null,
                    },
                }
            );
    }

    /// <summary>The filter of an address; what cannot be read counts as absent.</summary>
    internal static PreCheckFilter FilterOf(string? item, string? words, string? doubtful, string? due) =>
        new(QueryText.Id(item), QueryText.Words(words))
        {
            DoubtfulOnly = doubtful == "1",
            Due = due switch
            {
                Over => PreCheckDue.Over,
                Soon => PreCheckDue.Soon,
                _ => PreCheckDue.All,
            },
        };
}
