using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Options that several commands share, each made again for its command.</summary>
internal static class CommandOptions
{
    public static Option<DirectoryInfo?> Data() =>
        new("--data") { Description = "数据目录：数据库和文件都在其中（默认：当前目录下的 App_Data）", HelpName = "目录" };

    public static Option<DateOnly?> AsOf(string description) =>
        new("--as-of")
        {
            Description = description,
            HelpName = "日期",
            CustomParser = ParseDate,
        };

    /// <summary>Null when it is not given.</summary>
    public static Option<EngineKind?> Engine(string description) =>
        new("--engine")
        {
            Description = $"{description}：{string.Join("、", EngineNames.All)}",
            HelpName = "引擎",
            CustomParser = ParseEngine,
        };

    /// <summary>Settings that commands without a host read.</summary>
    public static IConfiguration Environment() => new ConfigurationBuilder().AddEnvironmentVariables().Build();

    public static Option<int> Threads() =>
        new("--threads")
        {
            Description = "线程数（默认：处理器的核数）",
            HelpName = "个数",
            DefaultValueFactory = _ => Math.Clamp(System.Environment.ProcessorCount, 1, 64),
        };

    public static Option<FileInfo> File(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Required = true,
        };

    /// <summary>App_Data below the current directory, which is the content root of `dotnet run`.</summary>
    public static string FolderOf(DirectoryInfo? given, string? contentRoot = null) =>
        given?.FullName ?? Path.GetFullPath("App_Data", contentRoot is null ? Directory.GetCurrentDirectory() : Path.GetFullPath(contentRoot));

    /// <summary>The sealing key at another place ("Seals:KeyFile", in the environment Seals__KeyFile); null: next to the other keys.</summary>
    public static string? SealKeyFile(IConfiguration settings) => settings["Seals:KeyFile"] is { Length: > 0 } file ? file : null;

    private static EngineKind? ParseEngine(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (EngineNames.TryParse(text, out var engine))
        {
            return engine;
        }

        result.AddError(EngineNames.Refusal(text));
        return null;
    }

    private static DateOnly? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"“{text}”不是日期，应如 2026-01-31。");
        return null;
    }
}
