using System.Collections.Immutable;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>The addresses that are asked for, by kind of page.</summary>
internal static class PagePaths
{
    private static readonly string[] Queries =
    [
        "招聘大学生有补贴吗",
        "贷款利息太高",
        "高企",
        "买设备补贴",
        "稳岗",
        "交税优惠",
        "上规模",
        "专精特新奖励",
        "知识产权",
        "电费",
        "租房",
        "缺钱",
        "研发费用可以加计扣除吗",
        "技术改造",
        "湘政办发〔2024〕42号",
        "留抵退税",
        "绿色工厂",
        "首台套保险",
        "开网店卖农产品",
        "引进博士",
    ];

    public static IReadOnlyList<(string Name, ImmutableArray<string> Addresses)> Of(ImmutableArray<string> items) =>
        [
            ("/", [Urls.Supermarket]),
            ("/?q=…", [.. Queries.SelectMany(query => (string[])[Urls.Search(query), Urls.Search(query) + "&all=1"])]),
            ("/policies/…", [.. items.Select(Urls.Item)]),
            (Urls.ApplyFree, [Urls.ApplyFree]),
            (Urls.Disclosure, [Urls.Disclosure]),
        ];
}
