using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Shell.Theme;

namespace PolicyMarket.Web.Startup;

/// <summary>Composition of the web host: registrations, and the order of the request pipeline.</summary>
public static class Composition
{
    /// <summary>A desk's formula of 100,000 characters reaches its page, which refuses it in words; the default of 32 KB ends the circuit.</summary>
    private const int LargestMessage = 1 << 20;

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static void AddPolicyMarketWeb(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = Chinese;
        CultureInfo.DefaultThreadCurrentUICulture = Chinese;
        builder.WebHost.UseStaticWebAssets();

        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddDeskComponents();
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery();
        services.TryAddSingleton(TimeProvider.System);
        builder.AddFeatures();
        builder.AddFront();
    }

    public static void UsePolicyMarketWeb(this WebApplication app)
    {
        app.UseFront();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(Urls.Error, createScopeForErrors: true);
        app.UseWhen(
            static context => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            static pages =>
            {
                pages.UseStatusCodePagesWithReExecute(Urls.StatusPattern, createScopeForStatusCodePages: true);
                pages.UseLostForms();
            }
        );
        app.UseRequestLocalization(OnlyChinese());
        app.UseRouting();
        app.UseAuthentication();
        app.UseSignInSteps();
        app.UseBodyLimits();
        app.UseAuthorization();
        app.UseCircuits();
        app.UseAntiforgery();
        app.UseOutputCache();
        app.UseResponseCompression(); // inside the cache, so that a kept page is compressed once

        app.MapStaticAssets();
        app.MapFeatures();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    /// <summary>One language whatever the browser asks for: screens, dates and figures read the same for everyone.</summary>
    private static RequestLocalizationOptions OnlyChinese() =>
        new()
        {
            DefaultRequestCulture = new RequestCulture(Chinese),
            SupportedCultures = [Chinese],
            SupportedUICultures = [Chinese],
            RequestCultureProviders = [],
        };
}
