namespace PolicyMarket.Web.Policies;

internal static class PolicyPagesRegistration
{
    public static void AddPolicyPages(this IServiceCollection services)
    {
        services.AddSingleton<PolicyShelf>();
        services.AddSingleton<SupermarketQueries>();
        services.AddSingleton<ItemQueries>();
        services.AddSingleton<VerdictQueries>();
    }
}
