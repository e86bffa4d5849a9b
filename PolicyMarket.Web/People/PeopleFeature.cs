using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.People;

/// <summary>Sign-in: Identity with cookies that name a session, and the sign-out address.</summary>
internal sealed class PeopleFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
        [new(120, "人员", Urls.People, Roles.Administrator), new(130, "部门", Urls.Departments, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(Data.Identity.Person), typeof(IdentityRole<long>), services)
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<AccountOptions>(SetCookie);
        services.AddSettingsCheck<AccountOptions>(AccountOptions.Section);
        services.AddSettingsCheck<SecondFactorOptions>(SecondFactorOptions.Section);
        services.Replace(ServiceDescriptor.Singleton(AccountOptionsOf));
        services.Replace(
            ServiceDescriptor.Singleton(provider =>
                Bind(provider, SecondFactorOptions.Section, new SecondFactorOptions { IsRequired = !IsDevelopment(provider) })
            )
        );
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddScoped<CircuitHandler, CircuitActivity>();
        services.AddScoped<SignInFlow>();
        services.AddScoped<KnownDevice>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton<AccountQueries>();
        services.AddHostedService<AccessUpkeep>();
    }

    /// <summary>Maps sign-out: a form post with its antiforgery token, so that no other site can sign a person out.</summary>
    public void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapPost(
            Urls.SignOut,
            async (HttpContext context, IAntiforgery antiforgery, SignInManager<Data.Identity.Person> signIn, SessionDesk sessions) =>
            {
                if (!await FormToken.HasFormTokenAsync(antiforgery, context))
                {
                    return Results.BadRequest("页面已过期，没有退出登录。请返回上一页，刷新后再退出一次。");
                }

                if (context.User.PersonId() is { } personId && context.User.SessionId() is { } sessionId)
                {
                    await sessions.EndAsync(personId, sessionId, isSignOut: true, context.RequestAborted);
                }

                await signIn.SignOutAsync();
                return Results.LocalRedirect("~/");
            }
        );

    private static void SetCookie(CookieAuthenticationOptions cookie, AccountOptions options)
    {
        cookie.LoginPath = Urls.SignIn;
        cookie.AccessDeniedPath = Urls.AccessDenied;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Cookie.Name = "policymarket";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.AbsoluteHours);
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = SessionValidation.ValidateAsync;
    }

    /// <summary>Whether demonstration accounts exist is a matter of the environment alone; no configuration lets them into Production.</summary>
    private static AccountOptions AccountOptionsOf(IServiceProvider provider)
    {
        return Bind(provider, AccountOptions.Section, new AccountOptions()) with { AllowsDemonstration = IsDevelopment(provider) };
    }

    /// <summary>Without a host, as in tests of single pages, the answer is yes.</summary>
    private static bool IsDevelopment(IServiceProvider provider) => provider.GetService<IHostEnvironment>()?.IsDevelopment() ?? true;

    private static T Bind<T>(IServiceProvider provider, string section, T options)
        where T : class, new()
    {
        if (provider.GetService<IConfiguration>() is { } configuration)
        {
            if (Settings.Problem<T>(configuration, section) is { } problem)
            {
                throw new InvalidDataException(problem);
            }

            configuration.GetSection(section).Bind(options);
        }

        return options;
    }
}
