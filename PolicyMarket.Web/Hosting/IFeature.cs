namespace PolicyMarket.Web.Hosting;

/// <summary>
/// Services, routes and navigation of one folder. <see cref="Features"/> finds every implementation in this assembly, so a new folder edits no central list.
/// </summary>
internal interface IFeature
{
    /// <summary>Entries of the desks' rail.</summary>
    IEnumerable<RailEntry> Navigation => [];

    /// <summary>Registers the services that need no configuration.</summary>
    void AddServices(IServiceCollection services) { }

    /// <summary>Registers what depends on the configuration, such as nightly jobs.</summary>
    void AddToHost(WebApplicationBuilder builder) { }

    /// <summary>Maps the addresses that are not pages.</summary>
    void MapRoutes(IEndpointRouteBuilder routes) { }
}
