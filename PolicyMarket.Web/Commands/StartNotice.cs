using PolicyMarket.Data.Demonstration;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.Commands;

/// <summary>Lines that `serve` prints in Development once the server listens: addresses, demonstration accounts and their password.</summary>
internal static class StartNotice
{
    private const string UserNameHead = "登录名";
    private const string NameHead = "姓名";

    /// <summary>Returns the lines in print order. Without demonstration accounts they name the command that adds the first account.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<string> addresses, IReadOnlyList<DemonstrationAccount> accounts)
    {
        List<string> lines = ["", .. addresses.Select(address => $"政策超市已启动：{address}"), "按 Ctrl+C 停止。"];
        if (accounts.Count == 0)
        {
            return [.. lines, "没有演示账号。用命令 user add 建立账号，写法见 user add --help。"];
        }

        var userWidth = accounts.Select(account => Width(account.UserName)).Append(Width(UserNameHead)).Max() + 2;
        var nameWidth = accounts.Select(account => Width(account.Name)).Append(Width(NameHead)).Max() + 2;
        lines.Add("");
        lines.Add($"演示账号，密码都是 {DemonstrationPeople.Password}");
        lines.Add($"  {Padded(UserNameHead, userWidth)}{Padded(NameHead, nameWidth)}角色");
        lines.AddRange(accounts.Select(account => $"  {Padded(account.UserName, userWidth)}{Padded(account.Name, nameWidth)}{Role(account)}"));
        return lines;
    }

    private static string Role(DemonstrationAccount account) => account.Belongs is { } belongs ? $"{account.RoleNames} · {belongs}" : account.RoleNames;

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Columns that a terminal gives the text: two for each character beyond Latin.</summary>
    private static int Width(string text) => text.Sum(sign => sign < '\u0300' ? 1 : 2);
}
