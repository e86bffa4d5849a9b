using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PolicyMarket.Data.Generation;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>`bench pages`: requests to the public pages of a server on this machine, kept and rendered each time.</summary>
internal static class BenchPagesCommand
{
    private const int MostItems = 50_000;
    private const int MostConnections = 1_000;
    private const int MostSeconds = 600;
    private const int Payments = 5_000;

    public static Command Create(Terminal terminal)
    {
        var items = Whole("--items", "多少个事项：自带的事项，再逐县各来一遍（默认：4288）", "个数", 4_288);
        var connections = Whole("--connections", "同时多少个连接（默认：64）", "个数", 64);
        var seconds = Whole("--seconds", "每个页面测多少秒（默认：10）", "秒", 10);
        var command = new Command("pages", "公开页面：每秒多少次请求，一半和 99% 的请求多少毫秒之内答完，缓存的和每次重新生成的")
        {
            items,
            connections,
            seconds,
        };
        command.SetAction(
            (parsed, ct) => RunAsync(parsed.GetValue(items), new PageLoad(parsed.GetValue(connections), parsed.GetValue(seconds)), terminal, ct)
        );
        return command;
    }

    private static Option<int> Whole(string name, string description, string help, int value) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            DefaultValueFactory = _ => value,
        };

    private static async Task<int> RunAsync(int items, PageLoad load, Terminal terminal, CancellationToken ct)
    {
        if (items is < 1 or > MostItems || load.Connections is < 1 or > MostConnections || load.Seconds is < 1 or > MostSeconds)
        {
            return terminal.Say(
                ExitCodes.BadInput,
                $"--items 为 1 至 {MostItems}，--connections 为 1 至 {MostConnections}，--seconds 为 1 至 {MostSeconds}。什么也没有做。"
            );
        }

        var folder = Path.Combine(Path.GetTempPath(), $"policymarket-bench-{Guid.CreateVersion7():N}");
        try
        {
            using var line = new ProgressLine(terminal);
            line.Show(() => "正在生成事项和公示……");
            var paths = PagePaths.Of(await FillAsync(folder, items, terminal, ct));
            var machineLoad = BenchMachine.LoadAverage();
            var figures = new List<PageFigure>();
            foreach (var isKept in (bool[])[true, false])
            {
                await using var server = await PageServer.StartAsync(folder, isKept, terminal, ct);
                line.Show(() => "正在预热……");
                await load.WarmUpAsync(server.Port, paths.Select(path => path.Addresses), ct);
                foreach (var (name, addresses) in paths)
                {
                    line.Show(() => $"正在测量{(isKept ? "缓存的" : "重新生成的")}页面 {name}……");
                    figures.Add(await load.MeasureAsync(server.Port, name, addresses, isKept, ct));
                }
            }

            line.Dispose();
            await terminal.Error.WriteLineAsync(PageTable.Of(figures));
            return BenchReport.Write(
                terminal,
                writer =>
                {
                    writer.WriteString("bench", "pages");
                    writer.WriteNumber("items", items);
                    writer.WriteNumber("connections", load.Connections);
                    writer.WriteNumber("seconds", load.Seconds);
                    writer.WriteString("load_before", machineLoad?.ToString("0.00", CultureInfo.InvariantCulture));
                    writer.WriteStartArray("pages");
                    figures.ForEach(figure => figure.Write(writer));
                    writer.WriteEndArray();
                }
            );
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<ImmutableArray<string>> FillAsync(string folder, int items, Terminal terminal, CancellationToken ct)
    {
        await using var session = await DatabaseSession.OpenAsync(folder, terminal, ct);
        var library = session.Get<GeneratedLibrary>();
        var codes = await library.AddItemsAsync(items, ct);
        await library.AddPaymentsAsync(Payments, ct);
        return codes;
    }
}
