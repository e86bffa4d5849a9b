using Bunit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Reliefs;

namespace PolicyMarket.Tests.Web.Reliefs;

/// <summary>The list of reliefs that firms have not enjoyed, for an officer.</summary>
public sealed class ReliefsPageTests : PageTest
{
    [Fact]
    public void Without_reliefs_of_the_department_it_says_where_they_come_from()
    {
        SignInAtDesk(Roles.Officer);
        var page = Render<ReliefsPage>();

        page.WaitForAssertion(() => Assert.Contains("本部门没有可跟踪的减免事项", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_officer_without_a_department_is_told_whom_to_ask()
    {
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET DepartmentId = NULL WHERE Id = {County.Officer.Value}");
        SignInAtDesk(Roles.Officer);
        var page = Render<ReliefsPage>();

        page.WaitForAssertion(() => Assert.Contains("请联系管理员核对账号的部门", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }
}
