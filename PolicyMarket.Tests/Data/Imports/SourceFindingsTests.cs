using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Imports;

public sealed class SourceFindingsTests
{
    private const string Item = """
        {"id":"ID","title":"奖励","document":{"title":"文件","number":null,"issuer":"涟源市人民政府","level":"县","region":"431382","effective_from":"2026-01-01","effective_to":"2026-12-31"},
        "category":"资金奖补","mode":"标准兑现","department":"工信","summary":"","conditions":{"attribute":"employees","op":">","value":0},"amount":"100","cap":null,
        "exclusive_group":null,"frequency":"yearly","source":"SOURCE","confidence":"page"}
        """;

    [Fact]
    public async Task Site_that_is_no_government_is_named_with_its_items()
    {
        await using var record = await TestRecord.CreateAsync();
        var json =
            $"[{Of("a", "https://news.example.com/1")},{Of("b", "https://news.example.com/2")},{Of("c", "https://www.hnloudi.gov.cn/3")},{Of("d", "文件第三条")},{Of("e", "https://other.example.com/5")}]";

        var report = County.Done(await record.Get<PolicyImport>().ImportAsync(null, new MemoryStream(Encoding.UTF8.GetBytes(json)), "a.json", County.Ct));

        var warning = Assert.Single(report.Warnings, one => one.Code == DataDiagnostics.PolicyReprint);
        Assert.Contains(
            "3 个事项的出处不是政府网站（.gov.cn）：news.example.com（a、b）；other.example.com（e）。照样导入",
            warning.Message,
            StringComparison.Ordinal
        );
    }

    private static string Of(string id, string source) =>
        Item.Replace("\"ID\"", $"\"{id}\"", StringComparison.Ordinal).Replace("SOURCE", source, StringComparison.Ordinal);
}
