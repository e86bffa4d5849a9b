using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.People;

namespace PolicyMarket.Tests.Web.People;

public sealed class PeoplePageTests : PageTest
{
    [Fact]
    public void New_account_without_a_role_is_refused_in_words_and_keeps_what_was_typed()
    {
        SignInAtDesk(Roles.Administrator);
        var page = Render<PeoplePage>();
        Type(page, "登录名", "xin");
        Type(page, "姓名", "新人");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("至少要选一个角色", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("xin", "新人"), (Field(page, "登录名").GetAttribute("value"), Field(page, "姓名").GetAttribute("value")));
    }

    [Fact]
    public async Task Administrators_give_a_money_role_by_two_on_the_page()
    {
        var second = await County.Record.PersonAsync("second-admin", Roles.Administrator);
        var added = County.Done(
            await County.Record.Get<PeopleDesk>().AddAsync(second, new NewPerson("xin", "新人", "another-horse-8", [Roles.Finance]), County.Ct)
        );
        Assert.Equal(0, await RolesOfAsync(added));

        SignInAtDesk(Roles.Administrator);
        var page = Render<PersonPage>(p => p.Add(x => x.TargetId, added));
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Trim() == "确认").Click());

        page.WaitForAssertion(() => Assert.Contains("已确认", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, await RolesOfAsync(added));
    }

    [Fact]
    public async Task Own_request_has_no_button_to_confirm_it()
    {
        await County.Record.PersonAsync("second-admin", Roles.Administrator);
        var added = County.Done(
            await County
                .Record.Get<PeopleDesk>()
                .AddAsync(County.Administrator, new NewPerson("xin", "新人", "another-horse-8", [Roles.Finance]), County.Ct)
        );

        SignInAtDesk(Roles.Administrator);
        var page = Render<PersonPage>(p => p.Add(x => x.TargetId, added));

        Assert.Contains("是你提出的", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() == "确认");
    }

    [Fact]
    public async Task One_look_at_the_list_is_one_reading_and_its_first_picture_is_none()
    {
        SignIn(Roles.Administrator);
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Assert.DoesNotContain(County.Firm.Name, Render<PeoplePage>().Markup, StringComparison.Ordinal);
        Assert.Equal(0, await ReadingsAsync());

        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Assert.Contains(County.Firm.Name, Render<PeoplePage>().Markup, StringComparison.Ordinal);
        Assert.Equal(1, await ReadingsAsync());
    }

    private Task<int> ReadingsAsync() => County.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == AuditAction.PeopleRead.Code));

    private Task<int> RolesOfAsync(long personId) => County.Record.ReadAsync(db => db.UserRoles.CountAsync(l => l.UserId == personId));

    private static IElement Field(IRenderedComponent<PeoplePage> page, string label) =>
        page.FindComponents<MudTextField<string>>().Single(field => field.Instance.Label == label).Find("input");

    private static void Type(IRenderedComponent<PeoplePage> page, string label, string text) => Field(page, label).Change(text);
}
