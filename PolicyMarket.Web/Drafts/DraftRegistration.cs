namespace PolicyMarket.Web.Drafts;

/// <summary>Registers the drafting pages' reads and the counting.</summary>
internal static class DraftRegistration
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<DraftQueries>();
        services.AddSingleton<DraftMeter>();
    }
}
