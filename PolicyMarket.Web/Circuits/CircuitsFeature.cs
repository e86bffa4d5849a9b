using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Circuits;

/// <summary>Who may open circuits, how many, and when they end.</summary>
internal sealed class CircuitsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<CircuitLimits>(CircuitLimits.Section);
        services.AddSingleton(static provider => Options.Create(provider.GetRequiredService<CircuitLimits>()));
        services.AddSingleton<SignedInActor>();
        services.AddSingleton<CurrentAccess>();
        services.AddSingleton<CircuitConnections>();
        services.AddSingleton<CircuitConnectionFilter>();
        services.AddSingleton<CircuitAdmission>();
        services.AddSingleton<SignInAge>();
        services.AddScoped<ISecurityStampValidator, PromptStampValidator>();
        services.AddScoped<CircuitEnd>();
        services.AddScoped<CountsChanged>();
        services.AddScoped<AddressBar>();
        services.AddScoped<CircuitHandler, CircuitWatch>();
        services.Configure<HubOptions>(static options => options.AddFilter<CircuitConnectionFilter>());
    }

    /// <summary>Maps the address that a page asks when it has lost its circuit or got none.</summary>
    public void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            Urls.CircuitState,
            static async (HttpContext context, CircuitAdmission admission) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Results.Json(CircuitState.Of(await admission.FindPersonsRefusalAsync(context)));
            }
        );
}
