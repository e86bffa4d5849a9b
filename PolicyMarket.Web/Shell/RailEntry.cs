using System.Collections.Immutable;
using System.Security.Claims;
using PolicyMarket.Data.Identity;
using Held = PolicyMarket.Data.Identity.Roles;

namespace PolicyMarket.Web.Shell;

/// <summary>One entry of the desks' left rail and the roles that see it.</summary>
public sealed record RailEntry(string Label, string Url, ImmutableArray<string> Roles)
{
    /// <summary>All entries in the order of the rail.</summary>
    public static ImmutableArray<RailEntry> All { get; } =
    [
        new("预审", Urls.PreCheck, [Held.Officer]),
        new("本部门事项", Urls.OwnItems, [Held.Officer]),
        new("应享未享", Urls.Reliefs, [Held.Officer]),
        new("匹配批次", Urls.Runs, [Held.Officer, Held.Supervisor, Held.Administrator]),
        new("试算", Urls.Drafts, [Held.Officer, Held.Administrator]),
        new("拨付批次", Urls.Payouts, [Held.Finance, Held.FinanceChecker, Held.Supervisor]),
        new("账户核验", Urls.DeskAccounts, [Held.Finance, Held.FinanceChecker, Held.Supervisor]),
        new("资金池", Urls.Funds, [Held.Finance, Held.FinanceChecker, Held.Supervisor, Held.Administrator]),
        new("记录核对", Urls.Records, [Held.Supervisor, Held.Administrator]),
        new("数据导入", Urls.Imports, [Held.Officer, Held.Administrator]),
        new("参数", Urls.Parameters, [Held.Administrator, Held.Supervisor]),
        new("人员", Urls.People, [Held.Administrator]),
        new("部门", Urls.Departments, [Held.Administrator]),
        new("备份", Urls.Backups, [Held.Administrator]),
    ];

    public static IEnumerable<RailEntry> For(ClaimsPrincipal person) =>
        All.Where(entry => entry.Roles.Any(person.IsInRole));
}
