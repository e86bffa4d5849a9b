namespace PolicyMarket.Web.Disclosure;

internal static class DisclosureRegistration
{
    public static void AddDisclosure(this IServiceCollection services) => services.AddSingleton<DisclosureQueries>();
}
