using System.Security.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Hosting;

/// <summary>Claims about the signed-in person that the layout shows, as sign-in sets them.</summary>
public static class SignedInClaims
{
    public const string DisplayNameClaim = "display_name";
    public const string DepartmentNameClaim = "department_name";
    public const string FirmNameClaim = "firm_name";

    public static string DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(DisplayNameClaim) ?? person.Identity?.Name ?? "已登录";

    public static string? DepartmentName(this ClaimsPrincipal person) => person.FindFirstValue(DepartmentNameClaim);

    public static string? FirmName(this ClaimsPrincipal person) => person.FindFirstValue(FirmNameClaim);

    public static bool IsFirm(this ClaimsPrincipal person) => person.IsInRole(Roles.Firm);

    public static bool HasDesk(this ClaimsPrincipal person) => RailEntry.For(person).Any();

    /// <summary>Where this person's work begins.</summary>
    public static string Home(this ClaimsPrincipal person) =>
        person.IsFirm() ? Urls.FirmHome : RailEntry.For(person).FirstOrDefault()?.Url ?? Urls.Supermarket;
}
