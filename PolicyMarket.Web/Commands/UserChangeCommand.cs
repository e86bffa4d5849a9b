using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Commands;

/// <summary>`user roles`, `user password`, `user second-factor` and `user sessions`: what changes about an account.</summary>
internal static class UserChangeCommand
{
    public static Command Roles(Terminal terminal)
    {
        var name = Name();
        var roles = new Option<string[]>("--role")
        {
            Description = $"今后的全部角色，可写几次：{UserCommand.RoleList}",
            HelpName = "角色",
            Required = true,
        };
        var data = CommandOptions.Data();
        var command = new Command("roles", "改定一个账号的角色；没有写的角色不再有") { name, roles, data };
        command.SetAction(
            (parsed, ct) =>
                ChangeAsync(
                    parsed.GetRequiredValue(name),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    (desk, person) => desk.SetRolesAsync(approver: null, person, [.. parsed.GetRequiredValue(roles).Select(UserCommand.RoleOf)], ct),
                    "的角色已改定。",
                    terminal,
                    ct
                )
        );
        return command;
    }

    public static Command Password(Terminal terminal)
    {
        var name = Name();
        var file = new Option<FileInfo?>("--password-file") { Description = "密码文件，取第一行（默认：从标准输入读一行）", HelpName = "文件" };
        var data = CommandOptions.Data();
        var keep = UserCommand.KeepPassword();
        var command = new Command("password", "重设一个账号的密码；密码不写在命令行上。默认本人下次登录时要换掉") { name, file, keep, data };
        command.SetAction(
            (parsed, ct) =>
                PasswordAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetValue(file),
                    mustChange: !parsed.GetValue(keep),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return command;
    }

    public static Command SecondFactor(Terminal terminal)
    {
        var name = Name();
        var data = CommandOptions.Data();
        var reset = new Command("reset", "重置丢失的动态验证码；本人下次登录时重新设置") { name, data };
        reset.SetAction(
            (parsed, ct) =>
                ChangeAsync(
                    parsed.GetRequiredValue(name),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    (desk, person) => desk.ResetSecondFactorAsync(approver: null, person, ct),
                    "的动态验证码已重置。",
                    terminal,
                    ct
                )
        );
        return new Command("second-factor", "一个账号的动态验证码") { reset };
    }

    public static Command Sessions(Terminal terminal)
    {
        var name = Name();
        var end = new Option<bool>("--end") { Description = "结束全部登录" };
        var data = CommandOptions.Data();
        var command = new Command("sessions", "列出一个账号还没有结束的登录，每行一处：登录于、最近使用、地址、浏览器；--end 全部结束")
        {
            name,
            end,
            data,
        };
        command.SetAction(
            (parsed, ct) =>
                SessionsAsync(parsed.GetRequiredValue(name), parsed.GetValue(end), CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct)
        );
        return command;
    }

    private static async Task<int> SessionsAsync(string name, bool ends, string folder, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var db = await session.Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync(ct);
        var person = await db.Users.AsNoTracking().Where(p => p.UserName == name).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);
        if (person is not { } id)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有账号 {name}，什么也没有改动。请核对登录名。");
        }

        if (ends)
        {
            var ended = await session.Get<SessionDesk>().EndAllAsync(personId: null, id, ct);
            await terminal.Out.WriteLineAsync($"账号 {name} 的 {ended.Value} 处登录已结束。");
            return ExitCodes.Done;
        }

        var open = await db.PersonSessions.AsNoTracking().Where(s => s.PersonId == id && s.EndedAt == null).OrderBy(s => s.StartedAt).ToListAsync(ct);
        foreach (var one in open)
        {
            await terminal.Out.WriteLineAsync(string.Join('\t', Say(one.StartedAt), Say(one.LastSeenAt), one.Address, one.Browser));
        }

        return ExitCodes.Done;

        static string Say(DateTime utc) => BusinessClock.InZone(utc).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Option<string> Name() =>
        new("--name")
        {
            Description = "登录名",
            HelpName = "登录名",
            Required = true,
        };

    private static async Task<int> PasswordAsync(string name, FileInfo? file, bool mustChange, string folder, Terminal terminal, CancellationToken ct)
    {
        if (file is { Exists: false })
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，密码没有改。请检查路径。");
        }

        var password = await UserCommand.PasswordAsync(file, terminal, ct);
        return string.IsNullOrEmpty(password)
            ? terminal.Say(ExitCodes.BadInput, "没有读到密码，密码没有改。请在标准输入给出一行密码，或用 --password-file。")
            : await ChangeAsync(
                name,
                folder,
                (desk, person) => desk.SetPasswordAsync(personId: null, person, password, mustChange, ct),
                "的密码已重设。",
                terminal,
                ct
            );
    }

    private static async Task<int> ChangeAsync(
        string name,
        string folder,
        Func<PeopleDesk, long, Task<Result<long>>> change,
        string done,
        Terminal terminal,
        CancellationToken ct
    )
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var db = await session.Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync(ct);
        var person = await db.Users.AsNoTracking().Where(p => p.UserName == name).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);
        if (person is not { } id)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有账号 {name}，什么也没有改动。请核对登录名。");
        }

        var result = await change(session.Get<PeopleDesk>(), id);
        if (!result.Succeeded)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        await terminal.Out.WriteLineAsync($"账号 {name} {done}");
        return ExitCodes.Done;
    }
}
