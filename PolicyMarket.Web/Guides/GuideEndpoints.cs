using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Policies;
using PolicyMarket.Web.PublicPages;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Vouchers;

namespace PolicyMarket.Web.Guides;

/// <summary>The guide of an item as PDF, for everyone; kept like the public pages.</summary>
internal static class GuideEndpoints
{
    public static void MapGuides(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                Urls.GuidePdfPattern,
                static async (string code, ItemQueries queries, AttributeCatalog catalog, DocumentFont font, CancellationToken ct) =>
                {
                    if (await queries.FindAsync(code, ct) is not { } view)
                    {
                        return Results.NotFound();
                    }

                    return font.Typeface is { } face
                        ? Results.File(GuidePdf.Draw(ItemGuide.Of(view, catalog), face), "application/pdf", $"{code}.pdf")
                        : Results.Text(VoucherWording.NoFont, statusCode: StatusCodes.Status503ServiceUnavailable);
                }
            )
            .CacheOutput(PublicPagePolicy.Name);
}
