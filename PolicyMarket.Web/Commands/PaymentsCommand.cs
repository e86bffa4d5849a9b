using System.CommandLine;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Payouts.Paying;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`payments verify`, and `import branches` and `import payers` with the paying side of payment files.</summary>
internal static class PaymentsCommand
{
    public static Command Create(Terminal terminal) => new("payments", "付款文件") { Verify(terminal) };

    /// <summary>`import branches`, below `import`.</summary>
    public static Command ImportBranches(Terminal terminal) =>
        Import(
            terminal,
            "branches",
            "导入行名行号表，付款报文按它写明收款银行的支付系统行号",
            "CSV（UTF-8 或 GB18030）或 XLSX，列为 行名,行号；行名与收款账户的开户行一字不差",
            (directory, file, ct) => directory.TakeBranchesAsync(file, ct),
            "行号"
        );

    /// <summary>`import payers`, below `import`.</summary>
    public static Command ImportPayers(Terminal terminal) =>
        Import(
            terminal,
            "payers",
            "登记各资金池的付款账户，和国库支付要的代码",
            "CSV（UTF-8 或 GB18030）或 XLSX，列为 资金池,户名,开户行,账号,行号，可另有 财政区划,预算单位,功能分类,经济分类,项目代码,资金性质,指标文号",
            (directory, file, ct) => directory.TakePayersAsync(file, ct),
            "付款账户"
        );

    private static Command Import(
        Terminal terminal,
        string name,
        string description,
        string columns,
        Func<PayingDirectory, Stream, CancellationToken, Task<Result<DirectoryTaken>>> take,
        string what
    )
    {
        var file = new Argument<FileInfo>("文件") { Description = columns };
        var data = CommandOptions.Data();
        var command = new Command(name, description) { file, data };
        command.SetAction(
            (parsed, ct) => ImportAsync(parsed.GetRequiredValue(file), CommandOptions.FolderOf(parsed.GetValue(data)), (take, what), terminal, ct)
        );
        return command;
    }

    private static Command Verify(Terminal terminal)
    {
        var file = new Argument<FileInfo>("文件") { Description = "从批次页下载的付款文件" };
        var seal = new Option<FileInfo?>("--seal") { Description = "封印文件（默认：付款文件名加 .seal）", HelpName = "封印" };
        var data = CommandOptions.Data();
        var verify = new Command("verify", "核验付款文件：封印是否本系统所盖，内容与封印、记录是否一致（否则退出码为 1）") { file, seal, data };
        verify.SetAction(
            (parsed, ct) =>
            {
                var content = parsed.GetRequiredValue(file);
                var beside = parsed.GetValue(seal) ?? new FileInfo(content.FullName + PaymentFileSeal.Extension);
                return VerifyAsync(content, beside, CommandOptions.FolderOf(parsed.GetValue(data)), terminal, ct);
            }
        );
        return verify;
    }

    private static async Task<int> VerifyAsync(FileInfo file, FileInfo seal, string folder, Terminal terminal, CancellationToken ct)
    {
        foreach (var needed in new[] { file, seal })
        {
            if (!needed.Exists)
            {
                return terminal.Say(ExitCodes.BadInput, $"没有文件 {needed.FullName}，请检查路径。没有核验。");
            }
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var (content, sealText) = (await File.ReadAllBytesAsync(file.FullName, ct), await File.ReadAllBytesAsync(seal.FullName, ct));
        var verified = await session.Get<PaymentFileVerification>().VerifyAsync(content, sealText, ct);
        if (verified.Value is not { } words)
        {
            return terminal.Say(ExitCodes.Refused, verified.Why);
        }

        await terminal.Out.WriteLineAsync(words);
        return ExitCodes.Done;
    }

    private static async Task<int> ImportAsync(
        FileInfo file,
        string folder,
        (Func<PayingDirectory, Stream, CancellationToken, Task<Result<DirectoryTaken>>> Take, string What) list,
        Terminal terminal,
        CancellationToken ct
    )
    {
        if (!file.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。什么也没有登记。");
        }

        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        await using var stream = file.OpenRead();
        var result = await list.Take(session.Get<PayingDirectory>(), stream, ct);
        if (result.Value is not { } taken)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"文件 {file.Name} 有 {result.Diagnostics.Length} 处错误：",
                result.Diagnostics,
                "什么也没有登记。改正后重新运行即可。"
            );
        }

        await terminal.Out.WriteLineAsync($"{list.What}已登记：新增 {taken.Added} 个，更改 {taken.Changed} 个。");
        return ExitCodes.Done;
    }
}
