using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Web.Commands.Bench;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>The command line: one executable, `serve` when no command is named.</summary>
internal static class CommandLine
{
    /// <summary>Set to 1, it adds the stack trace to the words about a failure.</summary>
    private const string TraceVariable = "POLICYMARKET_TRACE";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Runs to the end of the command and answers its exit code; never throws for what a person or the machine did wrong.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken ct = default)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Chinese;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = Chinese;

        var serve = new ServeCommand(terminal);
        var parsed = Root(serve, terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in ParseErrors.Of(parsed))
            {
                await terminal.Error.WriteLineAsync(message);
            }

            await terminal.Error.WriteLineAsync($"什么也没有做。用法：{HelpText.PathOf(parsed.CommandResult)} --help");
            return ExitCodes.BadInput;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            // The web host listens to Ctrl+C and SIGTERM itself and closes its circuits in order.
            ProcessTerminationTimeout = serve.Owns(parsed) ? null : TimeSpan.FromSeconds(10),
        };
        return await InvokeAsync(parsed, configuration, terminal, ct);
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, Terminal terminal, CancellationToken ct)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, ct);
        }
        catch (OperationCanceledException)
        {
            return terminal.Say(ExitCodes.Interrupted, "已中断。没有写完的部分不会留下；再运行一次即可接着做。");
        }
        catch (DatabaseInUseException inUse)
        {
            return terminal.Say(ExitCodes.InUse, inUse.Message);
        }
        catch (Exception failure)
        {
            return terminal.Say(ExitCodes.Failed, Words(failure));
        }
    }

    /// <summary>Message for a fault of the machine or of the program; with the stack trace only for those who ask for it.</summary>
    private static string Words(Exception failure)
    {
        var words = failure switch
        {
            _ when DatabaseFaults.Find(failure) is { } fault => $"{fault.Sentence}（{fault.Code}）",
            _ when DiskFaults.IsFull(failure) => $"{DiskFaults.Full}。",
            IOException or UnauthorizedAccessException => $"读写文件时出错：{FileFaults.Of(failure)}。",
            InvalidDataException or OptionsValidationException => failure.Message,
            _ => $"程序遇到没有料到的情况，没有做完：{failure.GetType().Name}：{failure.Message} 没有写完的部分不会留下。请再试一次；仍然如此的，"
                + $"设置环境变量 {TraceVariable}=1 再运行，把全部输出交给维护人员。",
        };
        return Environment.GetEnvironmentVariable(TraceVariable) == "1" ? $"{words}\n{failure}" : words;
    }

    private static RootCommand Root(ServeCommand serve, Terminal terminal)
    {
        var root = new RootCommand("PolicyMarket 政策超市：把政策拆成可兑现的事项，每晚与企业匹配，免申即享。")
        {
            serve.Command,
            ImportCommand.Create(terminal),
            DemoCommand.Create(terminal),
            MatchCommand.Create(terminal),
            FeelCommand.Create(terminal),
            DmnCommand.Create(terminal),
            NightlyCommand.Create(terminal),
            CaseworkCommand.Create(terminal),
            ReceiptCommand.Create(terminal),
            PaymentsCommand.Create(terminal),
            DocumentsCommand.Create(terminal),
            UserCommand.Create(terminal),
            AccountCommand.Create(terminal),
            ParameterCommand.Create(terminal),
            CheckCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            BenchCommand.Create(terminal),
        };
        serve.MakeDefaultOf(root);
        HelpText.Install(root);
        return root;
    }
}
