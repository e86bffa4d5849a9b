using Bunit;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Calendar;

namespace PolicyMarket.Tests.Web.Calendar;

public sealed class CalendarPageTests : PageTest
{
    [Fact]
    public void A_year_is_shown_day_by_day_with_its_holidays()
    {
        SignInAtDesk(Roles.Supervisor);
        var page = Render<CalendarPage>();

        page.WaitForAssertion(() => Assert.Equal(365, page.FindAll(".days li:not(.blank)").Count));
        Assert.Contains("国庆节", page.Markup, StringComparison.Ordinal);
        Assert.Equal("7休", page.FindAll(".month")[9].QuerySelectorAll("li:not(.blank)")[6].TextContent);
        Assert.Contains("还没有 2027 年的放假安排", page.Markup, StringComparison.Ordinal); // the county's day is in November
        Assert.Empty(Buttons(page, "撤掉"));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task An_administrator_withdraws_with_a_reason()
    {
        SignInAtDesk(Roles.Administrator);
        var page = Render<CalendarPage>();
        await page.InvokeAsync(() => page.Find("button[aria-label='撤掉 元旦']").Click());
        await page.InvokeAsync(() => page.Find("form.withdraw").Submit());
        page.WaitForAssertion(() => Assert.Contains("“理由”没有填写", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Find("form.withdraw input").Change("录错了"));
        await page.InvokeAsync(() => page.Find("form.withdraw").Submit());

        page.WaitForAssertion(() => Assert.Contains("“元旦”的安排已撤掉", page.Markup, StringComparison.Ordinal));
        Assert.Equal(6, (await County.Record.Get<CalendarReader>().ReadAsync(County.Ct)).Count);
    }

    [Fact]
    public async Task A_form_without_days_says_what_is_missing()
    {
        SignInAtDesk(Roles.Administrator);
        var page = Render<CalendarPage>();

        await page.InvokeAsync(() => page.Find("section[aria-labelledby=enter] form").Submit());

        page.WaitForAssertion(() => Assert.Contains("放假的第一天和最后一天都要填", page.Markup, StringComparison.Ordinal));
    }
}
