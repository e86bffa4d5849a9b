using System.CommandLine;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Commands;

/// <summary>`account list`, `account verify` and `import accounts`: firms' receiving accounts.</summary>
internal static class AccountCommand
{
    public static Command Create(Terminal terminal) => new("account", "企业的收款账户") { List(terminal), Verify(terminal) };

    /// <summary>`import accounts`, below `import`.</summary>
    public static Command Import(Terminal terminal)
    {
        var file = new Argument<FileInfo>("文件")
        {
            Description = "银行的账户名单：CSV（UTF-8 或 GB18030）或 XLSX，列为 统一社会信用代码,开户行,账号，可另有 户名,核验",
        };
        var data = CommandOptions.Data();
        var command = new Command("accounts", "导入银行的账户名单；“核验”写“是”的同时核验") { file, data };
        command.SetAction((parsed, ct) => ImportAsync(parsed.GetRequiredValue(file), CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var words = new Option<string?>("--find") { Description = "企业名称、统一社会信用代码或账号（默认：列出未核验的）", HelpName = "文字" };
        var data = CommandOptions.Data();
        var command = new Command("list", "列出未核验的账户，或查到的账户") { words, data };
        command.SetAction((parsed, ct) => ListAsync(parsed.GetValue(words) ?? "", CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct));
        return command;
    }

    private static Command Verify(Terminal terminal)
    {
        var firm = new Option<string>("--firm")
        {
            Description = "企业的统一社会信用代码",
            HelpName = "代码",
            Required = true,
        };
        var number = new Option<string>("--number")
        {
            Description = "账号",
            HelpName = "账号",
            Required = true,
        };
        var data = CommandOptions.Data();
        var command = new Command("verify", "记下银行的核验：户名与账号相符") { firm, number, data };
        command.SetAction(
            (parsed, ct) =>
                VerifyAsync(parsed.GetRequiredValue(firm), parsed.GetRequiredValue(number), CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct)
        );
        return command;
    }

    private static async Task<int> ImportAsync(FileInfo file, string folder, Terminal terminal, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。没有导入任何账户。");
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var stream = file.OpenRead();
        var result = await session.Get<AccountRoster>().TakeInFileAsync(personId: null, stream, ct);
        if (result.Value is not { } taken)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"文件 {file.Name} 有 {result.Diagnostics.Length} 处错误：",
                result.Diagnostics,
                "没有导入任何账户。改正后重新运行即可。"
            );
        }

        await terminal.Out.WriteLineAsync($"账户名单已导入：新账户 {taken.Added} 个，新核验 {taken.Verified} 个。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(string words, string folder, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var (rows, count) = await session.Get<DeskAccountQueries>().ReadForOperatorAsync(words, ct);
        var detail = ReadingWords.List(
            words.Length == 0 ? "未核验的账户" : "账户",
            rows.Select(row => row.CreditCode).Distinct().Count(),
            ("查找", words)
        );
        var recorded = await session.Get<ReadingLog>().AddAsync(personId: null, AuditAction.AccountsRead, "accounts", detail, ct);
        if (!recorded.Succeeded)
        {
            return terminal.Say(ExitCodes.Refused, $"{recorded.Why}{ReadingWords.NotRecorded}");
        }

        foreach (var row in rows)
        {
            IEnumerable<string> also = row.AlsoOf.Count == 0 ? [] : [$"这个账号也登记在：{string.Join("、", row.AlsoOf)}"];
            string[] cells = [row.CreditCode, row.FirmName, $"户名 {row.Holder}", row.BankName, row.Number, row.IsVerified ? "已核验" : "未核验", .. also];
            await terminal.Out.WriteLineAsync(CsvExport.TabLine(cells));
        }

        await terminal.Error.WriteLineAsync(
            count > rows.Count ? $"共 {count} 个账户，只列出前 {rows.Count} 个；请用 --find 缩小范围。" : $"共 {count} 个账户。"
        );
        return ExitCodes.Done;
    }

    private static async Task<int> VerifyAsync(string firm, string number, string folder, Terminal terminal, CancellationToken ct)
    {
        if (!BankAccountNumber.TryParse(number, out var account))
        {
            return terminal.Say(ExitCodes.BadInput, $"“{number}”不是账号，账号应为 8 到 32 位数字。什么也没有做。");
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        if (await session.Get<DeskAccountQueries>().IdOfAsync(firm.Trim().ToUpperInvariant(), account.Value, ct) is not { } id)
        {
            return terminal.Say(ExitCodes.BadInput, $"企业 {firm} 没有登记账号 {account}，什么也没有做。请核对代码和账号，或先用 import accounts 导入。");
        }

        var result = await session.Get<BankAccounts>().VerifyAsync(personId: null, id, ct);
        if (!result.Succeeded)
        {
            return terminal.Say(ExitCodes.Refused, result.Why);
        }

        await terminal.Out.WriteLineAsync($"账号 {account} 已核验。");
        return ExitCodes.Done;
    }
}
