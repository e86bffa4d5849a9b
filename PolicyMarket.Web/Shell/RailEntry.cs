using System.Collections.Immutable;
using System.Security.Claims;

namespace PolicyMarket.Web.Shell;

/// <summary>One entry of the desks' left rail and the roles that see it.</summary>
public sealed record RailEntry(string Label, string Url, ImmutableArray<string> Roles)
{
    /// <summary>All entries in the order of the rail.</summary>
    public static ImmutableArray<RailEntry> All { get; } =
    [
        new("预审", Urls.PreCheck, ["Officer", "Supervisor"]),
        new("匹配批次", Urls.Runs, ["Officer", "Supervisor", "Administrator"]),
        new("拨付批次", Urls.Payouts, ["Finance", "FinanceChecker", "Supervisor"]),
        new("资金池", Urls.Funds, ["Finance", "FinanceChecker", "Supervisor", "Administrator"]),
        new("数据导入", Urls.Imports, ["Officer", "Administrator"]),
        new("人员", Urls.People, ["Administrator"]),
        new("部门", Urls.Departments, ["Administrator"]),
    ];

    public static IEnumerable<RailEntry> For(ClaimsPrincipal person) =>
        All.Where(entry => entry.Roles.Any(person.IsInRole));
}
