using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PolicyMarket.Tests.Browser;

/// <summary>One person's browser window. It remembers what went wrong on its pages, and looks at them as axe does and at two widths.</summary>
internal sealed class Screen : IAsyncDisposable
{
    /// <summary>Everything is checked; the elements that pass are not listed, which is most of the time of axe.</summary>
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private readonly List<string> errors = [];
    private readonly IBrowserContext window;

    private Screen(IBrowserContext window, IPage page)
    {
        this.window = window;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => Note(isWrong: true, $"script: {error}");
        page.Response += (_, response) => Note(response.Status >= 500, $"{response.Status} {response.Url}");
    }

    public IPage Page { get; }

    public static async Task<Screen> OpenAsync(IBrowser browser, Uri address)
    {
        var opened = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.OriginalString,
                Locale = "zh-CN",
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            }
        );
        opened.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        return new Screen(opened, await opened.NewPageAsync());
    }

    /// <summary>At 1,280 and 390 pixels, and in the dark look: notes serious violations and whatever is wider than the window.</summary>
    public async Task LookAsync(string name)
    {
        await ReadyAsync();
        foreach (var width in new[] { 1280, 390 })
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{name}-{width}");
            await Page.SetViewportSizeAsync(width, 900);
            await NoteViolationsAsync(where);
            var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Note(over > 0, $"{where} is {over} pixels too wide");
            var uneven = await Page.EvaluateAsync<int>(
                "[...document.querySelectorAll('.chart ul')].filter(list => new Set([...list.querySelectorAll('.track')].map(track => Math.round(track.getBoundingClientRect().width))).size > 1).length"
            );
            Note(uneven > 0, $"{where} has {uneven} charts whose bars are not of one scale");
        }

        await Page.SetViewportSizeAsync(1280, 900);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await NoteViolationsAsync($"{name}-dark");
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Waits until the page shows what it reads, and not the shape of it; a desk's circuit writes the title a moment after the page.</summary>
    public async Task ReadyAsync()
    {
        await Assertions.Expect(Page.Locator(".loading[aria-busy=true]")).ToHaveCountAsync(0);
        await Assertions.Expect(Page).ToHaveTitleAsync(new Regex(@"\S"));
    }

    /// <summary>Waits until colours have changed and drawers have slid; what never ends, such as the shape of a page that loads, is not waited for.</summary>
    public Task SettleAsync() =>
        Page.EvaluateAsync(
            """
            async () => {
              await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
              const ending = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 5000);
              await Promise.all(ending.map(one => one.finished.catch(() => {})));
            }
            """
        );

    /// <summary>Notes what axe calls serious or critical on the page as it stands. A note that was just fading is not there when it looks again.</summary>
    public async Task NoteViolationsAsync(string where)
    {
        var found = await ViolationsAsync();
        foreach (var violation in found.Count == 0 ? found : await ViolationsAsync())
        {
            Note(isWrong: true, $"axe, {where}: {violation.Id} – {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}");
        }
    }

    private async Task<List<AxeResultItem>> ViolationsAsync()
    {
        await SettleAsync();
        var result = await Page.RunAxe(OnlyViolations);
        return [.. result.Violations.Where(v => v.Impact is "serious" or "critical")];
    }

    /// <summary>Fails with everything that was noted on this window's pages.</summary>
    public void DemandNoErrors(string where) => Assert.True(errors.Count == 0, $"{where}:\n{string.Join("\n", errors)}");

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            lock (errors)
            {
                errors.Add(what);
            }
        }
    }
}
