using PolicyMarket.Data.Demonstration;
using PolicyMarket.Web.Commands;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>The lines with which `serve` ends its start in Development.</summary>
public sealed class StartNoticeTests
{
    private const string Address = "http://127.0.0.1:5080";

    [Fact]
    public void Address_password_and_every_account_are_named()
    {
        DemonstrationAccount[] accounts = [new("qiye", "肖敏", "企业", "涟源机械有限公司"), new("jiandu", "梁衡", "监督", null)];

        var lines = StartNotice.Lines([Address], accounts);

        Assert.Contains($"政策超市已启动：{Address}", lines);
        Assert.Single(lines, line => line.Contains(DemonstrationPeople.Password, StringComparison.Ordinal));
        Assert.Equal(["  qiye    肖敏  企业 · 涟源机械有限公司", "  jiandu  梁衡  监督"], lines.TakeLast(2));
    }

    [Fact]
    public void Without_accounts_the_command_that_adds_one_is_named()
    {
        var lines = StartNotice.Lines([Address], []);

        Assert.Contains("user add", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains(DemonstrationPeople.Password, StringComparison.Ordinal));
    }
}
