using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.SignIn;
using Radzen;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Web.Startup;

/// <summary>What the web host is made of: registrations, and the order of the request pipeline.</summary>
public static class Composition
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static void AddPolicyMarketWeb(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = Chinese;
        CultureInfo.DefaultThreadCurrentUICulture = Chinese;
        builder.WebHost.UseStaticWebAssets();

        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, ChineseTexts>();
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery();
        AddTime(services);
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
            });
        app.UseRequestLocalization(OnlyChinese());
        app.UseRouting();
        app.UseAuthentication();
        app.UseSignInSteps();
        app.UseBodyLimits();
        app.UseAuthorization();
        app.UseCircuits();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapFeatures();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    private static void AddTime(IServiceCollection services)
    {
        services.AddSettings<CalendarOptions>(CalendarOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.Replace(ServiceDescriptor.Singleton(static provider =>
        {
            var calendar = provider.GetRequiredService<CalendarOptions>();
            return new WorkingDays(calendar.Holidays, calendar.WorkedWeekends);
        }));
    }

    /// <summary>One language whatever the browser asks for: screens, dates and figures read the same for everyone.</summary>
    private static RequestLocalizationOptions OnlyChinese() => new()
    {
        DefaultRequestCulture = new RequestCulture(Chinese),
        SupportedCultures = [Chinese],
        SupportedUICultures = [Chinese],
        RequestCultureProviders = [],
    };
}
