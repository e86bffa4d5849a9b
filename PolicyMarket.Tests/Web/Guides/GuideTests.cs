using System.Net;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Guides;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Guides;

/// <summary>The guide of an item, for everyone, as a page and as PDF.</summary>
public sealed class GuideTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static readonly string[] Fields =
    [
        "事项名称",
        "事项编码",
        "设定依据",
        "行使层级",
        "实施主体",
        "服务对象",
        "受理条件",
        "数量限制",
        "标准",
        "办理形式",
        "办理流程",
        "办结时限",
        "结果",
        "咨询方式",
        "监督电话",
    ];

    [Fact]
    public async Task The_page_has_the_fields_of_the_standard_and_links_both_ways()
    {
        using var visitor = host.Host.Visit();
        var html = WebUtility.HtmlDecode(await ReadAsync(visitor, Urls.Guide("item-2")));

        Assert.All(Fields, field => Assert.Contains(field, html, StringComparison.Ordinal));
        Assert.Contains("涟政发〔2026〕1号", html, StringComparison.Ordinal);
        Assert.Matches("从业人员[^<]*（第一条）", html);
        Assert.Contains(Urls.GuidePdf("item-2"), html, StringComparison.Ordinal);
        Assert.Contains(Urls.Guide("item-2"), await ReadAsync(visitor, Urls.Item("item-2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_says_the_same_and_is_kept_for_the_next_visitor()
    {
        using var visitor = host.Host.Visit();
        using var answer = await visitor.GetAsync(Urls.GuidePdf("item-2"));
        var text = PdfText.Read(await answer.Content.ReadAsByteArrayAsync(), out _);

        Assert.All(Fields, field => Assert.Contains(PdfText.Plain(field), text, StringComparison.Ordinal));
        Assert.Contains(PdfText.Plain("涟政发〔2026〕1号"), text, StringComparison.Ordinal);
        using var again = await visitor.GetAsync(Urls.GuidePdf("item-2"));
        Assert.NotNull(again.Headers.Age);
    }

    [Fact]
    public async Task An_unknown_item_has_no_guide()
    {
        using var visitor = host.Host.Visit();
        using var page = await visitor.GetAsync(Urls.Guide("nothing"));
        using var pdf = await visitor.GetAsync(Urls.GuidePdf("nothing"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, pdf.StatusCode));
    }

    [Fact]
    public void Every_mode_and_kind_of_benefit_has_its_steps()
    {
        using var file = StarterFiles.Open(StarterFiles.Policies);
        var rules = PolicyExchange.Read(file, AttributeCatalog.Starter).Required;
        var award = rules.First(rule => rule.IsPaidOut);
        foreach (var rule in Enum.GetValues<ClaimMode>().Select(mode => award with { Mode = mode }).Concat(rules.Where(rule => !rule.IsPaidOut)))
        {
            var steps = GuideSteps.Of(rule);
            Assert.NotEmpty(steps);
            Assert.All(steps.Index(), step => Assert.StartsWith($"{step.Index + 1}. ", step.Item, StringComparison.Ordinal));
        }
    }

    private static async Task<string> ReadAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }
}
