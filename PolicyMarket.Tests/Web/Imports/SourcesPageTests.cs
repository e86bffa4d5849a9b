using Bunit;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Imports.Sources;

namespace PolicyMarket.Tests.Web.Imports;

public sealed class SourcesPageTests : PageTest
{
    [Fact]
    public async Task Each_department_has_its_state_and_the_overdue_come_first()
    {
        await DeliverAsync("人社", new DateOnly(2026, 1, 31));
        await DeliverAsync("市场监管", new DateOnly(2026, 11, 1));
        SignInAtDesk(Roles.Administrator);
        var page = Render<SourcesPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        var rows = page.FindAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("不通", rows[0], StringComparison.Ordinal);
        Assert.Contains("最近一份当前情况的数据截至 2026-01-31，已过 295 天", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Contains("从来没有送过数据", StringComparison.Ordinal) && row.Contains("无数据", StringComparison.Ordinal));
        Assert.StartsWith("通", rows[^1].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_comes_does_not_hide_a_month_that_stays_away()
    {
        await DeliverAsync("税务", new DateOnly(2026, 6, 30), "2026-06");
        await DeliverAsync("税务", new DateOnly(2026, 11, 1));
        SignInAtDesk(Roles.Administrator);
        var page = Render<SourcesPage>();

        page.WaitForAssertion(() => Assert.Contains("最近一份2026年6月的数据截至 2026-06-30", page.Markup, StringComparison.Ordinal));
    }

    private Task DeliverAsync(string source, DateOnly asOf, string period = "current") =>
        County.Record.SeedAsync(
            new ImportBatch
            {
                Source = source,
                Period = period,
                ContentHash = source,
                FileName = "x.csv",
                AsOf = asOf,
                RowCount = 1,
                ImportedAt = asOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                ImportedBy = "李明",
            }
        );
}
