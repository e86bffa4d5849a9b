using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Where a person goes after sign-in.</summary>
internal static class StartPage
{
    /// <summary>The page that the person asked for, else the desk of the first role.</summary>
    public static string For(ICollection<string> roles, string? returnUrl) =>
        Urls.Local(returnUrl)
        ?? roles switch
        {
            _ when roles.Contains(Roles.Firm) => Urls.FirmHome,
            _ when roles.Contains(Roles.Officer) => Urls.PreCheck,
            _ when roles.Contains(Roles.Finance) || roles.Contains(Roles.FinanceChecker) => Urls.Payouts,
            _ when roles.Contains(Roles.Administrator) => Urls.People,
            _ when roles.Contains(Roles.Supervisor) => Urls.Oversight,
            _ when roles.Contains(Roles.Leader) => Urls.YearReport,
            _ => Urls.Supermarket,
        };
}
