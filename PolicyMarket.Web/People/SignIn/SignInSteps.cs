using System.Security.Claims;
using Microsoft.AspNetCore.StaticAssets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>
/// Until the sign-in is complete the person has no role and reaches one page only, that of the missing step: every other address is redirected there, and
/// every other form, socket and download is refused.
/// </summary>
internal static class SignInSteps
{
    /// <summary>The step that is missing for a session. Roles: of the sign-in cookie.</summary>
    public static SignInStep Of(SessionView session, ClaimsPrincipal person, SecondFactor codes)
    {
        if (session is { HasSecondFactor: true, IsCodeGiven: false })
        {
            return SignInStep.Code;
        }

        if (session.MustChangePassword)
        {
            return SignInStep.Password;
        }

        return !session.HasSecondFactor && codes.IsDemanded(person.FindAll(ClaimTypes.Role).Select(role => role.Value))
            ? SignInStep.SecondFactor
            : SignInStep.None;
    }

    /// <summary>The step that is missing for who sends this request.</summary>
    public static SignInStep Of(ClaimsPrincipal person) =>
        Enum.TryParse<SignInStep>(person.FindFirstValue(PersonClaimTypes.Step), out var step) ? step : SignInStep.None;

    /// <summary>Who the person is, without roles, department and firm.</summary>
    public static ClaimsPrincipal Restrict(ClaimsPrincipal person, SignInStep step)
    {
        string[] kept = [ClaimTypes.NameIdentifier, ClaimTypes.Name, SignedInClaims.DisplayNameClaim, PersonClaimTypes.Session];
        var identity = new ClaimsIdentity(
            person.Claims.Where(c => kept.Contains(c.Type)),
            person.Identity?.AuthenticationType,
            ClaimTypes.Name,
            ClaimTypes.Role
        );
        identity.AddClaim(new Claim(PersonClaimTypes.Step, step.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Belongs between authentication and authorization.</summary>
    public static void UseSignInSteps(this IApplicationBuilder app) =>
        app.Use(
            static (context, next) =>
            {
                var step = Of(context.User);
                if (step == SignInStep.None || IsOpen(context, UrlOf(step)))
                {
                    return next(context);
                }

                var request = context.Request;
                if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
                {
                    var from = request.Path + request.QueryString;
                    context.Response.Redirect(Urls.StepThen(UrlOf(step), request.Path != "/" && request.Path != Urls.SignIn ? Urls.Local(from) : null));
                    return Task.CompletedTask;
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync("登录还没有完成，什么也没有改动。请回到登录的页面，完成最后一步后再办理。", context.RequestAborted);
            }
        );

    private static string UrlOf(SignInStep step) =>
        step switch
        {
            SignInStep.Code => Urls.SignInCode,
            SignInStep.Password => Urls.AccountPassword,
            SignInStep.SecondFactor => Urls.AccountSecondFactor,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step without a page."),
        };

    private static bool IsOpen(HttpContext context, string page) =>
        context.Request.Path == page
        || context.Request.Path == Urls.SignOut
        || context.Request.Path == Urls.Error
        || context.Request.Path.StartsWithSegments("/status", StringComparison.OrdinalIgnoreCase)
        || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
