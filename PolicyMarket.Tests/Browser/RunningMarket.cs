using Microsoft.Playwright;
using PolicyMarket.Tests.CrashTests;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Browser;

/// <summary>The real program with its demonstration, and a Chromium to look at it.</summary>
internal sealed class RunningMarket : IAsyncDisposable
{
    /// <summary>Enough for every page to have rows; the shown accounts are the same as with all firms of the county.</summary>
    private const int Firms = 600;

    private readonly DataFolder folder;
    private readonly ChildProgram program;
    private readonly IPlaywright playwright;

    private RunningMarket(DataFolder folder, ChildProgram program, IPlaywright playwright, IBrowser browser, Uri address)
    {
        (this.folder, this.program, this.playwright) = (folder, program, playwright);
        (Browser, Address) = (browser, address);
    }

    public IBrowser Browser { get; }

    public Uri Address { get; }

    public static async Task<RunningMarket> StartAsync()
    {
        var chromium = Provision.Chromium;
        var data = new DataFolder();
        var address = new Uri($"http://127.0.0.1:{ChildProgram.FreePort()}");
        var child = ChildProgram.Start("Development", "serve", "--urls", address.OriginalString, "--data", data.Path, $"--Demonstration:Firms={Firms}");
        try
        {
            await child.WaitForAnswerAsync(address);
            var driver = await Playwright.CreateAsync();
            var browser = await driver.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions
                {
                    ExecutablePath = chromium,
                    Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
                    Timeout = 180_000,
                }
            );
            return new RunningMarket(data, child, driver, browser, address);
        }
        catch
        {
            await child.DisposeAsync();
            data.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await program.DisposeAsync();
        folder.Dispose();
    }
}
