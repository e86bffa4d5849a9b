using Microsoft.AspNetCore.Antiforgery;

namespace PolicyMarket.Web.Routing;

/// <summary>Checks the antiforgery token of a form. A body that is no form at all has no token either; the framework throws on it.</summary>
internal static class FormToken
{
    public static async Task<bool> HasFormTokenAsync(this IAntiforgery antiforgery, HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
