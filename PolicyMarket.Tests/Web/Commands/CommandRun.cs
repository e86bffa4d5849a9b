using System.Text;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Commands;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>One command run in this process, with what it answered and wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync("", args);

    public static async Task<CommandRun> OfAsync(string input, string[] args)
    {
        using var bytes = new MemoryStream();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal
        {
            In = new StringReader(input),
            Out = output,
            Error = error,
            OpenOutput = () => bytes,
            Clock = TestTime.NewClock(),
        };
        var exitCode = await CommandLine.RunAsync(args, terminal);
        return new CommandRun(exitCode, Encoding.UTF8.GetString(bytes.ToArray()) + output, error.ToString());
    }
}
