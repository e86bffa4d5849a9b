namespace PolicyMarket.Web.Documents.Model;

/// <summary>A name for an item: the heading of its clause, or the title of the document where that says nothing by itself (补助标准, 符合条件的企业).</summary>
internal static class ItemTitle
{
    private const int Shortest = 4;

    private static readonly string[] Endings =
    [
        "实施办法",
        "实施细则",
        "暂行办法",
        "管理办法",
        "若干措施",
        "若干政策措施",
        "政策措施",
        "若干政策",
        "办法",
        "措施",
        "政策",
        "规定",
        "细则",
        "方案",
        "通知",
    ];

    /// <summary>Null when neither is there.</summary>
    public static string? Suggest(string? heading, string? documentTitle)
    {
        if (!string.IsNullOrWhiteSpace(heading) && heading.Length > Shortest && !SaysNothing(heading))
        {
            return heading;
        }

        var title = documentTitle?.Trim() ?? "";
        var ending = Endings.OrderByDescending(one => one.Length).FirstOrDefault(one => title.EndsWith(one, StringComparison.Ordinal));
        var bare = ending is null ? title : title[..^ending.Length];
        return bare.Length > Shortest ? bare
            : string.IsNullOrWhiteSpace(heading) ? null
            : heading;
    }

    private static bool SaysNothing(string heading) =>
        heading.EndsWith("标准", StringComparison.Ordinal) || heading.Contains("符合", StringComparison.Ordinal);
}
