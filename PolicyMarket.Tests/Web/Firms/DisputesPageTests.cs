using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms.Disputes;

namespace PolicyMarket.Tests.Web.Firms;

/// <summary>The officer's desk of disputes: the own department's alone, each with an answer.</summary>
public sealed class DisputesPageTests : PageTest
{
    [Fact]
    public void Without_disputes_it_says_when_one_appears()
    {
        SignIn(Roles.Officer);
        Assert.Contains("没有数据异议", Render<DisputesPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_answers_and_the_reading_is_recorded()
    {
        var dispute = await DisputeAsync(County.Department.Id);
        await DisputeAsync((await County.Record.DepartmentAsync("人社")).Id, "insured_employees");
        SignIn(Roles.Officer);

        var page = Render<DisputesPage>();
        Assert.Single(page.FindAll("tbody tr"));
        Assert.True(await County.Record.ReadAsync(db => db.AuditEvents.AnyAsync(a => a.Action == "disputes.read")));

        await page.Find("tbody button").ClickAsync(new());
        await page.InvokeAsync(() => page.FindComponent<MudRadioGroup<bool?>>().Instance.ValueChanged.InvokeAsync(false));
        await page.InvokeAsync(() => page.FindComponent<MudTextField<string>>().Instance.ValueChanged.InvokeAsync("以年报为准"));
        await Buttons(page, "答复")[0].ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("维持原数据", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        var after = await County.Record.ReadAsync(db => db.FactDisputes.SingleAsync(d => d.Id == dispute.Id));
        Assert.Equal((DisputeState.Kept, "以年报为准"), (after.State, after.Reply));
    }

    private Task<FactDispute> DisputeAsync(long departmentId, string fact = "employees") =>
        County.Record.SeedAsync(
            new FactDispute
            {
                FirmId = County.Firm.Id,
                Fact = fact,
                Label = "从业人数",
                ValueText = "10 人",
                Source = "工信",
                Period = "2025",
                AsOf = new DateOnly(2026, 10, 31),
                ClaimedText = "12 人",
                Reason = "年报是 12 人",
                DepartmentId = departmentId,
                State = DisputeState.Waiting,
                RaisedAt = County.Record.Business.UtcNow,
                RaisedByPersonId = County.FirmUser,
                Due = new DateOnly(2026, 12, 4),
            }
        );
}
