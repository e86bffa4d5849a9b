using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.People;

/// <summary>Sign-in: Identity with cookies, keys kept in the data folder, and the sign-out address.</summary>
public static class PeopleRegistration
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(Person), typeof(IdentityRole<long>), services)
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = Urls.SignIn;
            cookie.AccessDeniedPath = Urls.AccessDenied;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "policymarket";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddDataProtection().SetApplicationName("PolicyMarket");
        services.AddOptions<KeyManagementOptions>().Configure<DataOptions, ILoggerFactory>((keys, data, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.KeyDirectory), loggers));
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddSingleton<PeopleQueries>();
    }

    /// <summary>Maps sign-out: a form post with its antiforgery token, so that no other site can sign a person out.</summary>
    public static void MapPeople(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Urls.SignOut, async (HttpContext context, IAntiforgery antiforgery, SignInManager<Person> signIn, PeopleDesk desk) =>
        {
            if (!await Shell.FormToken.HasFormTokenAsync(antiforgery, context))
            {
                return Results.BadRequest("页面已过期，没有退出登录。请返回上一页，刷新后再退出一次。");
            }

            if (context.User.PersonId() is { } personId)
            {
                await desk.SignOutAsync(personId, context.RequestAborted);
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect("~/");
        });
}
