using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Commands;

/// <summary>`user add`: an account; in Production the first one is made so. The password never stands on the command line, where others can read it.</summary>
internal static class UserCommand
{
    internal static readonly string RoleList = string.Join("、", Roles.Names.Select(role => $"{role.Key}（{role.Value}）"));

    public static Command Create(Terminal terminal)
    {
        var name = new Option<string>("--name")
        {
            Description = "登录名",
            HelpName = "登录名",
            Required = true,
        };
        var roles = new Option<string[]>("--role")
        {
            Description = $"角色，可写几次：{RoleList}",
            HelpName = "角色",
            Required = true,
        };
        var display = new Option<string?>("--display-name") { Description = "姓名（默认：登录名）", HelpName = "姓名" };
        var email = new Option<string?>("--email") { Description = "电子邮箱", HelpName = "邮箱" };
        var department = Department();
        var firm = new Option<string?>("--firm") { Description = "企业的统一社会信用代码（企业账号必填）", HelpName = "代码" };
        var password = new Option<FileInfo?>("--password-file") { Description = "密码文件，取第一行（默认：从标准输入读一行）", HelpName = "文件" };
        var keep = KeepPassword();
        var data = CommandOptions.Data();
        var add = new Command("add", "新建账号；密码从标准输入或 --password-file 读取，不写在命令行上。默认本人第一次登录时要换掉密码")
        {
            name,
            roles,
            display,
            email,
            department,
            firm,
            password,
            keep,
            data,
        };
        add.SetAction(
            (parsed, ct) =>
                AddAsync(
                    new Request(
                        parsed.GetRequiredValue(name),
                        parsed.GetValue(display) ?? parsed.GetRequiredValue(name),
                        [.. parsed.GetRequiredValue(roles).Select(RoleOf)],
                        parsed.GetValue(email),
                        parsed.GetValue(department),
                        parsed.GetValue(firm),
                        parsed.GetValue(password),
                        MustChangePassword: !parsed.GetValue(keep)
                    ),
                    CommandOptions.FolderOf(parsed.GetValue(data)),
                    terminal,
                    ct
                )
        );
        return new Command("user", "账号")
        {
            add,
            UserChangeCommand.Roles(terminal),
            UserChangeCommand.Password(terminal),
            UserChangeCommand.SecondFactor(terminal),
            UserChangeCommand.Sessions(terminal),
        };
    }

    private static Option<string?> Department() =>
        new("--department") { Description = "部门简称，如 工信（部门经办必填）；同一简称有几个辖区时写 工信@431382", HelpName = "部门" };

    private static async Task<int> AddAsync(Request request, string folder, Terminal terminal, CancellationToken ct)
    {
        if (request.PasswordFile is { Exists: false } missing)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {missing.FullName}，账号没有建立。请检查路径。");
        }

        var password = await PasswordAsync(request.PasswordFile, terminal, ct);
        if (string.IsNullOrEmpty(password))
        {
            return terminal.Say(ExitCodes.BadInput, "没有读到密码，账号没有建立。请在标准输入给出一行密码，或用 --password-file。");
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var db = await session.Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync(ct);
        var (shortName, region) = request.Department?.Split('@', 2) is [var head, var tail] ? (head, tail) : (request.Department, null);
        var departments = await db.Departments.AsNoTracking().Where(d => d.Key == shortName && (region == null || d.Region == region)).ToListAsync(ct);
        if (departments.Count > 1)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"有 {departments.Count} 个部门简称都是“{shortName}”，账号没有建立。请写明辖区：{string.Join("、", departments.Select(d => $"{d.Key}@{d.Region}"))}。"
            );
        }

        var department = departments.SingleOrDefault();
        if (request.Department is not null && department is null)
        {
            var known = await db.Departments.AsNoTracking().OrderBy(d => d.Key).Select(d => d.Key).Take(100).ToListAsync(ct);
            return terminal.Say(
                ExitCodes.BadInput,
                $"没有部门“{request.Department}”，账号没有建立。{(known.Count == 0 ? "还没有任何部门，请先导入事项。" : $"可选：{string.Join("、", known)}。")}"
            );
        }

        var firm = await db.Firms.AsNoTracking().Where(f => f.CreditCode == request.Firm).Select(f => new { f.Id }).SingleOrDefaultAsync(ct);
        if (request.Firm is not null && firm is null)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有统一社会信用代码为 {request.Firm} 的企业，账号没有建立。请先导入企业，或核对代码。");
        }

        var person = new NewPerson(request.UserName, request.DisplayName, password, request.RoleKeys)
        {
            Email = request.Email,
            DepartmentId = department?.Id,
            FirmId = firm?.Id,
            MustChangePassword = request.MustChangePassword,
        };
        var result = await session.Get<PeopleDesk>().AddAsync(personId: null, person, ct);
        if (!result.Succeeded)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        await terminal.Out.WriteLineAsync($"已建立账号 {request.UserName}（{string.Join("、", request.RoleKeys.Select(role => Roles.Names[role]))}）。");
        return ExitCodes.Done;
    }

    /// <summary>For passwords that the person has typed in, or that a script keeps in a safe place.</summary>
    internal static Option<bool> KeepPassword() => new("--keep-password") { Description = "密码是本人自己定的：登录时不用再换" };

    internal static async Task<string?> PasswordAsync(FileInfo? file, Terminal terminal, CancellationToken ct)
    {
        if (file is not null)
        {
            using var reader = file.OpenText();
            return await reader.ReadLineAsync(ct);
        }

        if (terminal.ReadSecret is not { } readSecret)
        {
            return await terminal.In.ReadLineAsync(ct);
        }

        await terminal.Error.WriteAsync("密码（输入时不显示）：");
        var typed = readSecret();
        await terminal.Error.WriteLineAsync();
        return typed;
    }

    /// <summary>A role by its English or its Chinese name; PeopleDesk refuses what is neither.</summary>
    internal static string RoleOf(string text) =>
        Roles.Names.Keys.FirstOrDefault(key => key.Equals(text, StringComparison.OrdinalIgnoreCase) || Roles.Names[key] == text) ?? text;

    private sealed record Request(
        string UserName,
        string DisplayName,
        IReadOnlyList<string> RoleKeys,
        string? Email,
        string? Department,
        string? Firm,
        FileInfo? PasswordFile,
        bool MustChangePassword
    );
}
