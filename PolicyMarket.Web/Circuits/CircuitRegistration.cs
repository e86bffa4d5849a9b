using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace PolicyMarket.Web.Circuits;

/// <summary>Who may open circuits, how many, and when they end.</summary>
public static class CircuitRegistration
{
    public static void AddCircuits(this IServiceCollection services)
    {
        services.AddOptions<CircuitLimits>().BindConfiguration(CircuitLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SignedInActor>();
        services.AddSingleton<CurrentAccess>();
        services.AddSingleton<CircuitConnections>();
        services.AddSingleton<CircuitConnectionFilter>();
        services.AddSingleton<CircuitAdmission>();
        services.AddSingleton<SignInAge>();
        services.AddScoped<ISecurityStampValidator, PromptStampValidator>();
        services.AddScoped<CircuitEnd>();
        services.AddScoped<CircuitHandler, CircuitWatch>();
        services.Configure<HubOptions>(static options => options.AddFilter<CircuitConnectionFilter>());
    }

    /// <summary>Belongs behind authentication: requests to the addresses of circuits are admitted or refused.</summary>
    public static void UseCircuits(this IApplicationBuilder app)
    {
        app.ApplicationServices.GetRequiredService<SignInAge>(); // listens from the start of the process
        app.UseWhen(
            CircuitAdmission.IsForCircuits,
            static circuits => circuits.Use(static (context, next) => context.RequestServices.GetRequiredService<CircuitAdmission>().InvokeAsync(context, next)));
    }

    /// <summary>Maps the address that a page asks when it has lost its circuit or got none.</summary>
    public static void MapCircuits(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.CircuitState, static async (HttpContext context, CircuitAdmission admission) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(CircuitState.Of(await admission.FindPersonsRefusalAsync(context)));
        });
}
