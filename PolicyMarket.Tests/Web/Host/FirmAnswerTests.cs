using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>A firm acts by forms alone, without a script: declining, taking back, disputing, its accounts and its phone.</summary>
public sealed class FirmAnswerTests : IAsyncLifetime
{
    private readonly HostFixture host = new();
    private Visitor firm = null!; // set before each test

    private County County => host.County;

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        firm = await host.AsAsync(Roles.Firm);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_second_tab_says_that_it_is_confirmed_and_under_which_number()
    {
        var path = Urls.Confirm(host.OfferId);
        var field = ("Input.AccountId", $"{County.Account.Id}");
        var page = await firm.PageAsync(path);
        Assert.Contains("预计最迟 2026-12-11（周五）前到账", Words(page), StringComparison.Ordinal);
        using var first = await firm.SubmitAsync(path, "confirm", field);
        using var second = await firm.SubmitAsync(path, "confirm", field);
        var number = await County.Record.ReadAsync(db =>
            db.Set<PolicyMarket.Data.Claims.Claim>().Where(c => c.OfferId == host.OfferId).Select(c => c.Number).SingleAsync()
        );

        foreach (var answer in (HttpResponseMessage[])[first, second])
        {
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Contains(
                $"已确认，受理号 {number}",
                Words(await firm.PageAsync(answer.Headers.Location?.OriginalString ?? "")),
                StringComparison.Ordinal
            );
        }

        Assert.Contains($"已确认，受理号 {number}", Words(await firm.PageAsync(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_without_an_account_names_the_field_and_leads_to_it()
    {
        using var answer = await firm.SubmitAsync(Urls.Confirm(host.OfferId), "confirm", ("Input.AccountId", ""));
        var page = await Visitor.ReadAsync(answer);

        var link = page.QuerySelector(".error-summary a");
        Assert.Equal("请选一个收款账户。", link?.TextContent);
        Assert.NotNull(page.GetElementById(link?.GetAttribute("href")?.Split('#')[1] ?? ""));
        Assert.Equal(OfferState.Pushed, await StateAsync());
    }

    [Fact]
    public async Task Declining_asks_once_with_reasons_and_can_be_taken_back()
    {
        var path = Urls.Decline(host.OfferId);
        using (var without = await firm.SubmitAsync(path, "decline"))
        {
            Assert.Contains("请选一个原因", Words(await Visitor.ReadAsync(without)), StringComparison.Ordinal);
        }

        using (var other = await firm.SubmitAsync(path, "decline", ("Input.Reason", "其他")))
        {
            Assert.Contains("请写明原因", Words(await Visitor.ReadAsync(other)), StringComparison.Ordinal);
        }

        Assert.Equal(OfferState.Pushed, await StateAsync());
        using (var declined = await firm.SubmitAsync(path, "decline", ("Input.Reason", "企业有别的安排"), ("Input.Words", "明年再说")))
        {
            Assert.Equal(HttpStatusCode.Found, declined.StatusCode);
        }

        using (var again = await firm.SubmitAsync(path, "decline", ("Input.Reason", "企业有别的安排")))
        {
            Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        }

        Assert.Equal(
            "企业有别的安排：明年再说",
            await County.Record.ReadAsync(db => db.Set<Offer>().Where(o => o.Id == host.OfferId).Select(o => o.Reason).SingleAsync())
        );
        Assert.Contains("可以恢复，最迟 2026-12-04（周五）", Words(await firm.PageAsync(Urls.Confirm(host.OfferId))), StringComparison.Ordinal);
        using (var back = await firm.SubmitAsync(Urls.Confirm(host.OfferId), "take-back"))
        {
            Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        }

        Assert.Equal(OfferState.Pushed, await StateAsync());
        Assert.Contains("确认领取 100,000.00 元", Words(await firm.PageAsync(Urls.Confirm(host.OfferId))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_time_for_it_the_page_says_that_it_is_closed()
    {
        using (var declined = await firm.SubmitAsync(Urls.Decline(host.OfferId), "decline", ("Input.Reason", "企业有别的安排"))) { }
        County.Record.Clock.Advance(TimeSpan.FromDays(14));
        var visitor = host.Host.Visit();
        await visitor.SignInAsync($"p-{Roles.Firm}", Seeds.Password);

        var page = await visitor.PageAsync(Urls.Confirm(host.OfferId));
        Assert.Contains("恢复的期限已过", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("恢复领取", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_value_is_disputed_from_the_data_page_and_the_answer_shows_there()
    {
        var department = await County.Record.DepartmentAsync("统计");
        var officer = await County.Record.PersonAsync("statistics", Roles.Officer, department.Id);
        var data = await firm.PageAsync(Urls.FirmData);
        var link = data.QuerySelectorAll("a").First(a => a.GetAttribute("aria-label")?.StartsWith("数据不对？从业", StringComparison.Ordinal) == true);
        var path = link.GetAttribute("href") ?? "";

        using (var empty = await firm.SubmitAsync(path, "dispute"))
        {
            var summary = (await Visitor.ReadAsync(empty)).QuerySelectorAll(".error-summary a").Select(a => a.TextContent);
            Assert.Equal(["请写明应为多少。", "请写明依据。"], summary);
        }

        using (var sent = await firm.SubmitAsync(path, "dispute", ("Input.Claimed", "12 人"), ("Input.Reason", "年报是 12 人")))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        var waiting = Words(await firm.PageAsync(Urls.FirmData));
        Assert.Contains("待处理", waiting, StringComparison.Ordinal);
        Assert.Contains("统计局 核对中，应在 2026-12-04（周五）前（含当日）答复", waiting, StringComparison.Ordinal);

        var id = await County.Record.ReadAsync(db => db.Set<FactDispute>().Select(d => d.Id).SingleAsync());
        County.Done(await County.Record.Get<DisputeDesk>().AnswerAsync(officer, id, isCorrected: false, "以年报为准", County.Ct));
        Assert.Contains("统计局 答复：以年报为准", Words(await firm.PageAsync(Urls.FirmData)), StringComparison.Ordinal);
        Assert.Contains("数据异议已答复", Words(await firm.PageAsync(Urls.Notices)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_is_not_there_cannot_be_disputed()
    {
        Assert.Contains("没有这一项部门报送的数据", Words(await firm.PageAsync(Urls.DisputeOf("no_such_fact"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_form_names_each_empty_field_and_keeps_what_was_typed()
    {
        using var answer = await firm.SubmitAsync(Urls.FirmAccounts, "account", ("Input.Holder", County.Firm.Name));
        var page = await Visitor.ReadAsync(answer);

        Assert.Equal(["请填写开户银行。", "请填写账号。"], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal(County.Firm.Name, page.GetElementById("holder")?.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll(".error-summary a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")?.Split('#')[1] ?? "")));
    }

    [Fact]
    public async Task The_phone_changes_with_the_password_and_is_shown_masked()
    {
        Assert.Contains("现在发到 138****0000", Words(await firm.PageAsync(Urls.Account)), StringComparison.Ordinal);
        using (var wrong = await firm.SubmitAsync(Urls.Account, "phone", ("Input.Number", "13912345678"), ("Input.Password", "wrong-password-1")))
        {
            Assert.Contains("登录密码不对，手机号没有改", Words(await Visitor.ReadAsync(wrong)), StringComparison.Ordinal);
        }

        using (var done = await firm.SubmitAsync(Urls.Account, "phone", ("Input.Number", "139 1234 5678"), ("Input.Password", Seeds.Password)))
        {
            Assert.Contains("今后的短信发到 139****5678", Words(await Visitor.ReadAsync(done)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("接收通知的手机", Words(await (await host.AsAsync(Roles.Officer)).PageAsync(Urls.Account)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_a_relief_needs_the_token_of_its_form()
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["item"] = "item-1", ["enjoyed"] = "true" });
        using var answer = await firm.PostAsync(Urls.FirmReliefReport, content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string Words(IHtmlDocument page) =>
        string.Join(' ', (page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<OfferState> StateAsync() =>
        County.Record.ReadAsync(db => db.Set<Offer>().Where(o => o.Id == host.OfferId).Select(o => o.State).SingleAsync());
}
