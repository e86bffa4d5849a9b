using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using PolicyMarket.Web.Startup;
using SkiaSharp;

namespace PolicyMarket.Tests.Browser;

/// <summary>
/// Opens every page that a person reaches by links from where they begin, one address per route, and checks at 390 pixels that it reads like a page for a
/// phone: no sideways scroll, every table as cards, no cell narrower than four characters, no figure cut off. The same holds at 640 pixels, which is a
/// window of 1,280 enlarged to 200 %. Each page is checked by axe once; with pictures kept, for every role and in light and dark.
/// </summary>
internal sealed partial class PageTour
{
    private const string Faults = """
        () => {
          const faults = [];
          const width = document.documentElement.clientWidth;
          const over = document.documentElement.scrollWidth - width;
          const isShown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden' && e.getBoundingClientRect().height > 1;
          const name = e => (e.innerText || e.getAttribute('aria-label') || e.tagName).trim().slice(0, 30).replaceAll('\n', ' ');
          if (over > 0) {
            const wide = [...document.querySelectorAll('main *')].filter(e => isShown(e) && e.getBoundingClientRect().right > width + 1).slice(0, 3);
            faults.push(`scrolls sideways by ${over}: ${wide.map(e => `${e.tagName}.${e.className} “${name(e)}”`).join(' | ')}`);
          }
          for (const table of [...document.querySelectorAll('main table')].filter(isShown)) {
            const head = table.tHead;
            if (head && getComputedStyle(head).position !== 'absolute' && getComputedStyle(head).display !== 'none' && head.rows.length > 0) {
              faults.push(`a table is no list of cards: “${name(table)}”`);
            }
            for (const cell of [...table.querySelectorAll('tbody td, tbody th')].filter(isShown)) {
              const text = cell.innerText.trim();
              const size = parseFloat(getComputedStyle(cell).fontSize);
              if (text.length >= 4 && cell.clientWidth < 4 * size && cell.clientHeight > 3 * size) {
                faults.push(`a cell is narrower than four characters: “${name(cell)}”`);
              }
            }
          }
          for (const box of [...document.querySelectorAll('main *')].filter(isShown)) {
            const style = getComputedStyle(box);
            if (['auto', 'scroll'].includes(style.overflowX) && box.scrollWidth > box.clientWidth + 1 && !box.closest('pre, code')) {
              faults.push(`a part scrolls sideways: ${box.tagName}.${box.className} “${name(box)}”`);
            }
          }
          for (const figure of [...document.querySelectorAll('main .money, main td.n, main td .n, main .figure, main .hero-figure')].filter(isShown)) {
            const place = figure.getBoundingClientRect();
            const isCut = figure.scrollWidth > figure.clientWidth + 1 && getComputedStyle(figure).overflowX === 'hidden';
            if (place.left < -1 || place.right > width + 1 || isCut) {
              faults.push(`a figure is cut off: “${name(figure)}”`);
            }
          }
          return faults;
        }
        """;

    private static readonly string? KeptPictures = Environment.GetEnvironmentVariable("POLICYMARKET_PICTURES");

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Templates of all pages, for example "/claims/{claimId:long}".</summary>
    public static IReadOnlyList<string> Templates { get; } =
    [.. typeof(Composition).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    public IReadOnlyCollection<string> Visited => _visited;

    public IReadOnlyList<string> PhoneFaults => _faults;

    /// <summary>Follows the links of one person's window, from the page that is open; below: only addresses that begin so.</summary>
    public async Task WalkAsync(Screen screen, string role, string below = "/")
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([new Uri(screen.Page.Url).PathAndQuery]);
        while (waiting.TryDequeue(out var address))
        {
            if (!address.StartsWith(below, StringComparison.Ordinal) || FindTemplate(address) is not { } template || !seen.Add(template))
            {
                continue;
            }

            await screen.Page.SetViewportSizeAsync(1280, 900);
            if (
                await screen.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle }) is not { Ok: true }
                || FindTemplate(new Uri(screen.Page.Url).PathAndQuery) != template
            )
            {
                continue; // it is not there, or leads elsewhere, for example to sign-in
            }

            var isFirst = _visited.Add(template);
            await screen.ReadyAsync();
            await LookAsync(screen, role, template, isFirst);
            foreach (
                var link in await screen.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => a.pathname + a.search)")
            )
            {
                waiting.Enqueue(link);
            }
        }
    }

    private async Task LookAsync(Screen screen, string role, string template, bool isFirst)
    {
        await KeepPictureAsync(screen, role, template, 1280);
        if (isFirst || KeptPictures is not null)
        {
            await screen.NoteViolationsAsync($"{role} {template}");
        }

        if (KeptPictures is not null)
        {
            await screen.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await screen.NoteViolationsAsync($"{role} {template} dark");
            await screen.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        }

        foreach (var width in new[] { 640, 390 })
        {
            await screen.Page.SetViewportSizeAsync(width, 844);
            await screen.SettleAsync(); // the drawer slides away
            foreach (var fault in await screen.Page.EvaluateAsync<string[]>(Faults))
            {
                _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{role} {template} at {width}: {fault}"));
            }
        }

        await KeepPictureAsync(screen, role, template, 390);
    }

    private static async Task KeepPictureAsync(Screen screen, string role, string template, int width)
    {
        if (KeptPictures is null)
        {
            return;
        }

        var name = NotWord().Replace(template, "-").Trim('-');
        var file = string.Create(CultureInfo.InvariantCulture, $"{role}-{(name.Length == 0 ? "home" : name)}-{width}.webp");
        Directory.CreateDirectory(KeptPictures);
        var png = await screen.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = width == 390 });
        using var picture = SKBitmap.Decode(png);
        using var cut = Cut(picture);
        using var webp = cut.Encode(SKEncodedImageFormat.Webp, quality: 70);
        await File.WriteAllBytesAsync(Path.Combine(KeptPictures, file), webp.ToArray());
    }

    /// <summary>At most three windows high, so that a long list stays a small file.</summary>
    private static SKBitmap Cut(SKBitmap picture)
    {
        var cut = new SKBitmap();
        return picture.ExtractSubset(cut, SKRectI.Create(picture.Width, Math.Min(picture.Height, 3 * 844)))
            ? cut
            : throw new InvalidOperationException("The picture is empty.");
    }

    /// <summary>The page of an address, or null when no page answers there (downloads, forms).</summary>
    private static string? FindTemplate(string address)
    {
        var path = address.Split('?')[0];
        return Templates.OrderBy(template => template.Count(c => c == '{')).FirstOrDefault(template => IsMatch(template, path));
    }

    private static bool IsMatch(string template, string path)
    {
        var wanted = template.Trim('/').Split('/');
        var given = path.Trim('/').Split('/');
        return wanted.Length == given.Length
            && wanted
                .Zip(given)
                .All(pair =>
                    pair.First == pair.Second
                    || (
                        pair.First.StartsWith('{')
                        && (!pair.First.Contains(":long", StringComparison.Ordinal) || long.TryParse(pair.Second, CultureInfo.InvariantCulture, out _))
                    )
                );
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotWord();
}
