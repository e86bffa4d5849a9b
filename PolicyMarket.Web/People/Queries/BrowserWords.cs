using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.People.Queries;

/// <summary>A User-Agent as people call it, e.g. "Edge · Windows".</summary>
internal static class BrowserWords
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger", "微信"),
        ("DingTalk", "钉钉"),
        ("Edg", "Edge"),
        ("QQBrowser", "QQ 浏览器"),
        ("UCBrowser", "UC 浏览器"),
        ("360", "360 浏览器"),
        ("HuaweiBrowser", "华为浏览器"),
        ("Firefox", "Firefox"),
        ("Chromium", "Chromium"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("HarmonyOS", "鸿蒙"),
        ("OpenHarmony", "鸿蒙"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "安卓"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];

    public static string Say(string userAgent)
    {
        var browser = Name(Browsers, userAgent) ?? "其他浏览器";
        return Name(Systems, userAgent) is { } system ? $"{browser} · {system}" : browser;
    }

    private static string? Name((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Sign, StringComparison.OrdinalIgnoreCase)).Name;
}
