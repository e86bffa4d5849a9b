using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Firms;

/// <summary>The data of one firm: delivered, computed, and where the two disagree.</summary>
public sealed class FirmDataPageTests : PageTest
{
    [Fact]
    public async Task Difference_between_delivered_and_computed_is_shown_with_source_and_way()
    {
        await DeliverAsync("税务", "2025", new DateOnly(2026, 3, 1), """{"revenue": 100, "rd_expense": 3, "rd_expense_ratio": 0.04}""");
        SignIn(Roles.Firm);

        var row = Render<FirmDataPage>().Find("section[aria-labelledby=differences] tbody tr");

        Assert.Equal(
            "研发费用占营收比重|4%|税务 · 2025 年度 · 截至 2026-03-01|3%|研发费用 ÷ 营业收入",
            string.Join('|', row.Children.Select(cell => cell.TextContent))
        );
    }

    [Fact]
    public async Task Sheets_of_several_years_give_what_follows_from_them()
    {
        await DeliverAsync("税务", "2024", new DateOnly(2025, 3, 1), """{"revenue": 80}""");
        await DeliverAsync("税务", "2025", new DateOnly(2026, 3, 1), """{"revenue": 100}""");
        SignIn(Roles.Firm);

        var page = Render<FirmDataPage>();

        Assert.Contains("没有不一致", page.Markup, StringComparison.Ordinal);
        var computed = page.Find("section[aria-labelledby=computed]").TextContent;
        Assert.Contains("营业收入增速", computed, StringComparison.Ordinal);
        Assert.Contains("25%", computed, StringComparison.Ordinal);
        Assert.Contains("历年营业收入最高值", computed, StringComparison.Ordinal);
        Assert.Contains("2024：80 元，2025：100 元", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officer_finds_a_firm_by_its_code()
    {
        await DeliverAsync("税务", "2025", new DateOnly(2026, 3, 1), """{"revenue": 100}""");
        SignInAtDesk(Roles.Officer);
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.DeskFirmDataOf(" " + County.Firm.CreditCode.ToLowerInvariant()));

        Assert.Contains(County.Firm.Name, Render<DeskFirmDataPage>().Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"firm:{County.Firm.Id}",
            await County.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "firm.read").Select(e => e.Subject).SingleAsync())
        );
    }

    [Fact]
    public void Unknown_code_is_told()
    {
        SignInAtDesk(Roles.Officer);
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.DeskFirmDataOf("123"));

        Assert.Contains("没有统一社会信用代码为“123”的企业", Render<DeskFirmDataPage>().Markup, StringComparison.Ordinal);
    }

    private async Task DeliverAsync(string source, string period, DateOnly asOf, string values)
    {
        var batch = await County.Record.SeedAsync(
            new ImportBatch
            {
                Source = source,
                Period = period,
                ContentHash = source + period,
                FileName = "a.csv",
                AsOf = asOf,
                RowCount = 1,
                ImportedAt = County.Record.Business.UtcNow,
                ImportedBy = "测试",
            }
        );
        await County.Record.SeedAsync(
            new FactSheet
            {
                FirmId = County.Firm.Id,
                Source = source,
                Period = period,
                AsOf = asOf,
                BatchId = batch.Id,
                ChangedBatchId = batch.Id,
                Values = Encoding.UTF8.GetBytes(values),
            }
        );
    }
}
