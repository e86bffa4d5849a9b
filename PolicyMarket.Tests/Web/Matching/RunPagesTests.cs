using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Matching;

namespace PolicyMarket.Tests.Web.Matching;

/// <summary>The list of runs and the page of one: what was found, what changed, whose data are missing, and who may start one.</summary>
public sealed class RunPagesTests : PageTest
{
    [Fact]
    public void Without_a_run_the_list_says_how_the_first_comes_about()
    {
        Enter(Roles.Supervisor);
        Assert.Contains("还没有匹配过", Render<RunsPage>().Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Administrator, 1)]
    [InlineData(Roles.Officer, 1)]
    [InlineData(Roles.Supervisor, 0)]
    public void Run_now_is_offered_to_those_who_may_start_one(string role, int buttons)
    {
        Enter(role);
        Assert.Equal(buttons, Buttons(Render<RunsPage>(), "立即运行").Count);
    }

    [Theory]
    [InlineData(Roles.Administrator, 1)]
    [InlineData(Roles.Officer, 0)]
    public async Task After_more_than_three_days_without_a_run_the_page_asks_the_administrator_for_a_reason(string role, int buttons)
    {
        await SeedRunAsync(new DateOnly(2026, 11, 14), null, eligible: 40);
        Enter(role);
        var page = Render<RunsPage>();
        Assert.Contains("相隔 8 天", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(page, "立即运行"));
        Assert.Equal(buttons, Buttons(page, "写明理由并运行").Count);
    }

    [Fact]
    public async Task Run_page_shows_figures_changes_and_gaps_beside_the_run_before()
    {
        var first = await SeedRunAsync(new DateOnly(2026, 11, 21), null, eligible: 40);
        var second = await SeedRunAsync(new DateOnly(2026, 11, 22), first.Id, eligible: 50);
        await County.Record.SeedAsync(
            new RunTally
            {
                RunId = second.Id,
                ItemId = County.Item.ItemId,
                ItemVersionId = County.Item.Id,
                Eligible = 50,
                Unknown = 7,
                EligibleFen = 1_234_567_89,
                ChangedCount = 1,
                ChangedFromFen = 100_00,
                ChangedToFen = 250_00,
            }
        );
        await County.Record.SeedAsync(
            new RunRegion
            {
                RunId = second.Id,
                Region = "431382",
                Eligible = 50,
                Unknown = 7,
                EligibleFen = 1_234_567_89,
            }
        );
        await County.Record.SeedAsync(
            new RunGap
            {
                RunId = second.Id,
                Attribute = "employees",
                Pairs = 9,
                SolePairs = 4,
                SoleCapFen = 200_000_00,
                SoleUncappedPairs = 3,
            }
        );
        Enter(Roles.Officer);

        var page = Render<RunPage>(p => p.Add(x => x.RunId, second.Id));

        Assert.Contains("匹配批次 2026-11-22", page.Markup, StringComparison.Ordinal);
        Assert.Contains("至少符合一项", page.Find("section[aria-labelledby=funnel]").TextContent, StringComparison.Ordinal);
        var cells = page.FindAll("section[aria-labelledby=before] tbody tr")
            .Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains(cells, row => row.SequenceEqual(["符合条件（项次）", "50", "40", "+10"]));
        Assert.Contains("20 万元 · 4 项次（3 不封顶）", page.Find("section[aria-labelledby=gaps]").TextContent, StringComparison.Ordinal);
        Assert.Contains("250.00 元", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("1.5 秒", page.Markup, StringComparison.Ordinal);
        Open(page, "缺的数据");
        Assert.Contains("从业人员", page.Markup, StringComparison.Ordinal);
        Assert.Contains("200,000.00 元", page.Markup, StringComparison.Ordinal);
        Open(page, "按部门和地区");
        Assert.Contains("涟源市", page.Markup, StringComparison.Ordinal);
        Open(page, "技术细节");
        Assert.Contains("只重算了 10 家企业和 2 个事项", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1.5 秒", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Superseded_run_says_so_and_an_unknown_one_points_back()
    {
        var run = await SeedRunAsync(new DateOnly(2026, 11, 22), null, eligible: 1, RunState.Superseded);
        Enter(Roles.Administrator);
        Assert.Contains("已由后一批代替", Render<RunsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("没有这个匹配批次", Render<RunPage>(p => p.Add(x => x.RunId, run.Id + 1)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_run_now_runs_and_says_what_was_found()
    {
        await County.Record.ExecuteAsync($"UPDATE PolicyItems SET CurrentNumber = 9");
        Enter(Roles.Officer);
        var button = Render<RunNow>();

        await button.Find("button").ClickAsync(new());

        button.WaitForAssertion(() => Assert.Contains("已完成：符合 0 项", button.Markup, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        await button.Find("button").ClickAsync(new());
        button.WaitForAssertion(() => Assert.Contains("没有重跑", button.Markup, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
    }

    private static void Open(IRenderedComponent<IComponent> page, string tab)
    {
        page.FindAll(".mud-tab").Single(t => t.TextContent.StartsWith(tab, StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.StartsWith(tab, page.Find(".mud-tab.on").TextContent.Trim(), StringComparison.Ordinal));
    }

    private protected override Task SeedAsync()
    {
        Services.AddSingleton<IHostApplicationLifetime, EndlessLife>();
        return Task.CompletedTask;
    }

    /// <summary>Signs in, on a live circuit; the renderer closes the services, so it comes last.</summary>
    private void Enter(string role)
    {
        SignIn(role);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private Task<MatchingRun> SeedRunAsync(DateOnly date, long? previous, long eligible, RunState state = RunState.Finished) =>
        County.Record.SeedAsync(
            new MatchingRun
            {
                BusinessDate = date,
                PlanFingerprint = "plan",
                DataFingerprint = "data",
                PreviousRunId = previous,
                State = state,
                FirmCount = 100,
                FirmsDone = 100,
                FirmsMatched = 30,
                ItemCount = 12,
                EligibleCount = eligible,
                UnknownCount = 7,
                ChangedCount = 1,
                IsWhole = previous is null,
                FirmsRecomputed = 10,
                ItemsRecomputed = 2,
                LoadMilliseconds = 1_500,
                StartedAt = County.Record.Business.UtcNow,
                FinishedAt = state == RunState.Finished ? County.Record.Business.UtcNow.AddSeconds(5) : null,
            }
        );

    private sealed class EndlessLife : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException("A test does not stop the application.");
    }
}
