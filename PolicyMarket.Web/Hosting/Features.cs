using System.Collections.Immutable;
using System.Security.Claims;

namespace PolicyMarket.Web.Hosting;

/// <summary>The features of this assembly: one for each folder that brings services, routes or navigation entries.</summary>
internal static class Features
{
    /// <summary>In the order of their names.</summary>
    public static ImmutableArray<IFeature> All { get; } =
    [
        .. typeof(Features)
            .Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IFeature).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (IFeature)(Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} has no instance."))),
    ];

    public static void AddFeatures(this IServiceCollection services)
    {
        foreach (var feature in All)
        {
            feature.AddServices(services);
        }

        services.AddScheduling();
    }

    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatures();
        foreach (var feature in All)
        {
            feature.AddToHost(builder);
        }
    }

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        foreach (var feature in All)
        {
            feature.MapRoutes(routes);
        }
    }

    /// <summary>Registers the figure that stands at the rail entry of an address.</summary>
    public static void AddRailCount<TQueries>(
        this IServiceCollection services,
        string url,
        Func<TQueries, ClaimsPrincipal, CancellationToken, Task<int>> count
    )
        where TQueries : notnull =>
        services.AddScoped(provider => new RailCount(url, (user, ct) => count(provider.GetRequiredService<TQueries>(), user, ct)));
}
