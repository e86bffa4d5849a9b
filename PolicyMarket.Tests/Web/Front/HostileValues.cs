namespace PolicyMarket.Tests.Web.Front;

/// <summary>Values that no page of ours sends, already percent-encoded.</summary>
internal static class HostileValues
{
    /// <summary>For a query string or a form field.</summary>
    public static IReadOnlyList<string> Encoded { get; } =
    [
        "",
        "2147483647",
        "-1",
        "0",
        "99999999999999999999",
        "abc",
        "1.5",
        "true",
        "x%00y",
        "%00",
        "%F0%9F%98%80",
        "%ED%A0%80",
        "a%0D%0Ab",
        "%25",
        "%E4%B8%AD%E6%96%87",
        "%27%20OR%201=1%20--",
        "../../etc",
        "2026-13-45",
        new string('9', 10_000),
        new string('a', 10_000),
    ];

    /// <summary>For a segment of a path: servers refuse %00 and long lines before the program sees them.</summary>
    public static IReadOnlyList<string> Segments { get; } =
    [
        "0",
        "-1",
        "2147483648",
        "99999999999999999999",
        "abc",
        "1.5",
        "%F0%9F%98%80",
        "%ED%A0%80",
        "a%0D%0Ab",
        "%25",
        "%E4%B8%AD%E6%96%87",
        "00000000-0000-0000-0000-000000000000",
    ];
}
