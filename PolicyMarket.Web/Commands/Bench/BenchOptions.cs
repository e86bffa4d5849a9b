using System.CommandLine;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Where the measured data come from: a seed, or files in the exchange form.</summary>
internal sealed class BenchOptions(int firms = 1_000_000)
{
    private const int MostFirms = 20_000_000;
    private const int MostItems = 200_000;

    public Option<int> Firms { get; } =
        new("--firms")
        {
            Description = $"生成多少家企业（默认 {firms}）",
            HelpName = "家数",
            DefaultValueFactory = _ => firms,
        };

    public Option<int> Items { get; } =
        new("--items")
        {
            Description = "生成多少个事项（默认 4288）",
            HelpName = "个数",
            DefaultValueFactory = _ => 4_288,
        };

    public Option<ulong> Seed { get; } =
        new("--seed")
        {
            Description = "随机种子；同一种子的事项和企业永远相同（默认 1）",
            HelpName = "种子",
            DefaultValueFactory = _ => 1,
        };

    public Option<FileInfo?> Policies { get; } =
        new("--policies") { Description = "用事项文件代替生成（交换格式的 JSON 数组；须同时给出另外两个文件）", HelpName = "文件.json" };

    public Option<FileInfo?> Attributes { get; } = new("--attributes") { Description = "指标目录文件（JSON 数组）", HelpName = "文件.json" };

    public Option<FileInfo?> FirmsFile { get; } =
        new("--firms-file") { Description = "企业文件：CSV，首行为指标名，空格即缺数据，集合写作 a;b", HelpName = "文件.csv" };

    public void AddTo(Command command)
    {
        command.Add(Firms);
        command.Add(Items);
        command.Add(Seed);
        command.Add(Policies);
        command.Add(Attributes);
        command.Add(FirmsFile);
    }

    /// <summary>Null when the options contradict each other or a file is bad; what is wrong has been said then.</summary>
    public BenchData? Load(ParseResult parsed, Terminal terminal)
    {
        var files = new[] { parsed.GetValue(Policies), parsed.GetValue(Attributes), parsed.GetValue(FirmsFile) };
        if (files is [{ } policies, { } attributes, { } firms])
        {
            return BenchData.Read(policies, attributes, firms, terminal);
        }

        if (Array.Exists(files, file => file is not null))
        {
            terminal.Say(
                ExitCodes.BadInput,
                "--policies、--attributes、--firms-file 须同时给出；三个都不写时用 --firms、--items、--seed 生成。什么也没有做。"
            );
            return null;
        }

        var (count, items) = (parsed.GetValue(Firms), parsed.GetValue(Items));
        if (count is < 1 or > MostFirms || items is < 1 or > MostItems)
        {
            terminal.Say(ExitCodes.BadInput, $"--firms 为 1 至 {MostFirms}，--items 为 1 至 {MostItems}。什么也没有做。");
            return null;
        }

        return BenchData.Generate(count, items, parsed.GetValue(Seed));
    }
}
