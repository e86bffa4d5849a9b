using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using PolicyMarket.Data;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Web.Commands;

/// <summary>`serve`: the web application; also what runs when no command is named.</summary>
internal sealed class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    private readonly Terminal terminal;
    private readonly Option<string?> urls = new("--urls") { Description = $"监听地址，几个用分号隔开（默认：{DefaultUrl}）", HelpName = "地址" };
    private readonly Option<DirectoryInfo?> data = CommandOptions.Data();
    private readonly Option<bool> noDemo = new("--no-demo") { Description = "开发环境中也不生成演示数据" };

    /// <summary>Arguments that test hosts and `dotnet` tools pass to any web host.</summary>
    private readonly Option<string?>[] hostSettings =
    [
        .. new[] { "--environment", "--contentRoot", "--applicationName", "--AllowedHosts" }.Select(name => new Option<string?>(name) { Hidden = true }),
    ];

    public ServeCommand(Terminal terminal)
    {
        this.terminal = terminal;
        Command = new Command("serve", "启动网站（不写命令时就是它）");
        Equip(Command);
    }

    public Command Command { get; }

    public void MakeDefaultOf(RootCommand root) => Equip(root);

    public bool Owns(ParseResult parsed) => parsed.CommandResult.Command == Command || parsed.CommandResult.Command is RootCommand;

    private void Equip(Command command)
    {
        foreach (var option in (Option[])[urls, data, noDemo, .. hostSettings])
        {
            command.Add(option);
        }

        // "--Section:Key=value" are settings of the host; anything else that is left over is refused by RunAsync.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var stray = parsed.UnmatchedTokens.Where(token => !IsSetting(token)).ToList();
        if (stray.Count > 0)
        {
            return terminal.Say(ExitCodes.BadInput, $"不认识的命令或参数：{string.Join(" ", stray)}。什么也没有做。用法：PolicyMarket.Web --help");
        }

        var builder = WebApplication.CreateBuilder(HostArguments(parsed));
        var options = new DataOptions
        {
            Directory = CommandOptions.FolderOf(parsed.GetValue(data), builder.Environment.ContentRootPath),
            SealKeyFile = CommandOptions.SealKeyFile(builder.Configuration),
        };
        Configure(builder, parsed, options);
        await using var app = builder.Build();
        if (Addresses.FirstMalformed(app) is { } malformed)
        {
            return terminal.Say(ExitCodes.BadInput, $"“{malformed}”不是监听地址，应如 {DefaultUrl}。什么也没有做。");
        }

        if ((app.Services.GetRequiredService<FrontSettings>().Problem() ?? Settings.Problem(app.Services, app.Configuration)) is { } wrong)
        {
            return terminal.Say(ExitCodes.BadInput, $"{wrong}什么也没有做。");
        }

        if (Addresses.FirstTaken(app) is { } taken)
        {
            return terminal.Say(ExitCodes.InUse, $"监听地址 {taken} 已被别的程序占用。请先停止它，或用 --urls 换一个端口。");
        }

        using var held = DatabaseLock.TryTake(options) ?? throw new DatabaseInUseException(options.Directory);
        await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(ct);
        if (app.Environment.IsDevelopment() && !parsed.GetValue(noDemo))
        {
            await app.Services.GetRequiredService<DemonstrationData>().PrepareAsync(new ConsoleProgress<string>(terminal.Error.WriteLine), ct);
        }

        app.UsePolicyMarketWeb();
        return await ServeAsync(app, ct);
    }

    private void Configure(WebApplicationBuilder builder, ParseResult parsed, DataOptions options)
    {
        builder.Services.AddSingleton(terminal.Clock);
        builder.Services.AddPolicyMarketData(options);
        builder.AddPolicyMarketWeb();
        builder.Services.AddSettings<DemonstrationOptions>(DemonstrationOptions.Section);
        var addresses = parsed.GetValue(urls) ?? (string.IsNullOrEmpty(builder.Configuration["urls"]) ? DefaultUrl : null);
        if (addresses is not null)
        {
            builder.WebHost.UseUrls(addresses);
        }
    }

    private async Task<int> ServeAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return terminal.Say(ExitCodes.InUse, $"监听地址已被别的程序占用：{taken.Message} 请先停止它，或用 --urls 换一个端口。");
        }

        if (app.Environment.IsDevelopment())
        {
            await PrintNoticeAsync(app, ct);
        }

        await app.WaitForShutdownAsync(ct);
        return ExitCodes.Done;
    }

    private async Task PrintNoticeAsync(WebApplication app, CancellationToken ct)
    {
        var accounts = await app.Services.GetRequiredService<PeopleQueries>().DemonstrationAccountsAsync(ct);
        foreach (var line in StartNotice.Lines(app.Urls, accounts))
        {
            await terminal.Error.WriteLineAsync(line);
        }
    }

    private string[] HostArguments(ParseResult parsed) =>
        [
            .. hostSettings.Where(option => parsed.GetValue(option) is not null).Select(option => $"{option.Name}={parsed.GetValue(option)}"),
            .. parsed.UnmatchedTokens,
        ];

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal)
        && token.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
        && token.AsSpan(0, equals).Contains(':');
}
