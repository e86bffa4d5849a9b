using Bunit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Policies;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Policies;

/// <summary>Notes of an item's page that only its authors see.</summary>
public sealed class AuthorNotesTests : PageTest
{
    private const string Odd = """
        {"id":"odd","title":"矛盾的奖补","document":{"title":"文件","number":null,"issuer":null,"level":"县","region":"431382","effective_from":"2026-01-01","effective_to":"2027-12-31"},
        "category":"奖补","mode":"免申即享","department":"工信","summary":"","conditions":{"all":[{"attribute":"employees","op":">=","value":300},{"attribute":"employees","op":"<","value":50}]},
        "amount":"100000","cap":null,"exclusive_group":null,"frequency":"yearly","source":"","confidence":"page"}
        """;

    [Theory]
    [InlineData(Roles.Officer, true)]
    [InlineData(Roles.Administrator, true)]
    [InlineData(Roles.Firm, false)]
    [InlineData(Roles.Finance, false)]
    public async Task Officers_and_administrators_see_contradictions(string role, bool sees)
    {
        await County.Record.ItemAsync(County.Department, County.Fund.Id, "odd", ruleJson: Odd);
        SignIn(role);

        var page = Render<ItemPage>(p => p.Add(x => x.Code, "odd"));

        Assert.Equal(sees, page.Markup.Contains("“从业人员不少于 300 人”与“从业人员少于 50 人”互相矛盾，没有企业能同时满足", StringComparison.Ordinal));
        Assert.Equal(sees ? 1 : 0, page.FindAll("#remarks").Count);
        Assert.Equal(sees ? 1 : 0, page.FindAll($"a[href='{Urls.Draft("odd")}']").Count);
    }

    [Fact]
    public async Task The_draft_is_not_offered_to_other_departments()
    {
        var other = await County.Record.DepartmentAsync("科技");
        await County.Record.ItemAsync(other, County.Fund.Id, "odd", ruleJson: Odd);
        SignIn(Roles.Officer);

        Assert.Empty(Render<ItemPage>(p => p.Add(x => x.Code, "odd")).FindAll($"a[href='{Urls.Draft("odd")}']"));
    }
}
