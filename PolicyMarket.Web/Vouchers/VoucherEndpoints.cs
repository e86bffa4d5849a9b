using System.Security.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using SkiaSharp;

namespace PolicyMarket.Web.Vouchers;

/// <summary>Vouchers and statements as PDF. The workflow decides who may have them and records the download.</summary>
internal static class VoucherEndpoints
{
    private const string ContentType = "application/pdf";

    public static void MapVouchers(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                Urls.VoucherPattern,
                static async (long claimId, ClaimsPrincipal user, PaidDocuments documents, DocumentFont font, CancellationToken ct) =>
                    font.Typeface is { } face
                        ? Answer(
                            await documents.VoucherAsync(user.RequiredPersonId(), claimId, ct),
                            face,
                            VoucherPdf.Draw,
                            voucher => $"{voucher.ClaimNumber}.pdf"
                        )
                        : WithoutFont()
            )
            .RequireAuthorization(policy => policy.RequireRole(Roles.Names.Keys));
        routes
            .MapGet(
                Urls.StatementPattern,
                static async (int year, ClaimsPrincipal user, PaidDocuments documents, DocumentFont font, CancellationToken ct) =>
                    font.Typeface is { } face
                        ? Answer(
                            await documents.StatementAsync(user.RequiredPersonId(), year, ct),
                            face,
                            StatementPdf.Draw,
                            statement => FormattableString.Invariant($"statement-{statement.Year}.pdf")
                        )
                        : WithoutFont()
            )
            .RequireAuthorization(policy => policy.RequireRole(Roles.Firm));
    }

    private static IResult Answer<T>(Result<T> read, SKTypeface face, Func<T, SKTypeface, byte[]> draw, Func<T, string> name)
        where T : class =>
        read is { Succeeded: true, Value: { } content }
            ? Results.File(draw(content, face), ContentType, name(content))
            : Results.Text(read.Why, statusCode: StatusCodes.Status409Conflict);

    private static IResult WithoutFont() => Results.Text(VoucherWording.NoFont, statusCode: StatusCodes.Status503ServiceUnavailable);
}
