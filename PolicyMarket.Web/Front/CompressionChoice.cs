using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace PolicyMarket.Web.Front;

/// <summary>
/// Compresses pages, CSV and JSON, except answers to signed-in persons at addresses with a query string: such a page may repeat what somebody else put into
/// the address next to data that only the person may see, and its compressed length would tell about the data (BREACH).
/// </summary>
internal sealed class CompressionChoice(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) =>
        !(context.User.Identity?.IsAuthenticated == true && context.Request.QueryString.HasValue) && base.ShouldCompressResponse(context);
}
