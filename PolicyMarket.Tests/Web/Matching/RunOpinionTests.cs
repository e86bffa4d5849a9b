using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Data.Opinions;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Matching;

namespace PolicyMarket.Tests.Web.Matching;

/// <summary>The second opinion on the page of a run: the line, the table of differences, the state of the hold and its release.</summary>
public sealed class RunOpinionTests : PageTest
{
    [Fact]
    public async Task Agreement_is_one_line_with_the_engines()
    {
        var run = await County.Record.RunAsync();
        await County.Record.SeedAsync(
            new SecondOpinion
            {
                RunId = run.Id,
                RunEngine = "columnar",
                Engine = "nrules",
                Seed = "1",
                Pairs = 37_000,
                Items = 120,
                Firms = 6_000,
                ItemsInForce = 1_000,
                Milliseconds = 1_200,
                DeterminedAt = run.StartedAt,
            }
        );
        Enter(Roles.Officer);
        var page = Render<RunPage>(p => p.Add(x => x.RunId, run.Id));
        Assert.Contains("第二引擎复核 37,000 对，0 处不一致", page.Find("section.line").TextContent, StringComparison.Ordinal);
        page.FindAll(".mud-tab").Single(tab => tab.TextContent.Contains("第二引擎复核", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section[aria-label=第二引擎复核] strong")));
        var card = page.FindAll("section[aria-label=第二引擎复核]")[^1];
        Assert.Contains("第二引擎复核 37,000 对，0 处不一致", card.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "由规则网络（nrules）对列式引擎（columnar）的判定抽样重算：120 / 1,000 个事项，6,000 家企业",
            card.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(card.QuerySelectorAll("table, button"));
    }

    [Fact]
    public async Task Run_of_an_older_program_says_nothing_of_it()
    {
        var run = await County.Record.RunAsync();
        Enter(Roles.Officer);
        Assert.DoesNotContain("第二引擎", Render<RunPage>(p => p.Add(x => x.RunId, run.Id)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Administrator, 1)]
    [InlineData(Roles.Officer, 0)]
    [InlineData(Roles.Supervisor, 0)]
    public async Task Difference_names_firm_condition_and_both_answers_and_only_an_administrator_may_release(string role, int buttons)
    {
        var (runId, _) = await DifferAsync();
        Enter(role);
        var page = Render<RunPage>(p => p.Add(x => x.RunId, runId));
        var card = page.Find("article.disputed");
        Assert.Contains("暂缓", card.TextContent, StringComparison.Ordinal);
        Assert.Contains(County.Firm.Name, card.TextContent, StringComparison.Ordinal);
        Assert.Contains("“从业人员不少于 10 人”：本批满足，第二引擎不满足", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("符合", card.QuerySelector("td[data-label=本批]")?.TextContent);
        Assert.Equal("不符合", card.QuerySelector("td[data-label=第二引擎]")?.TextContent);
        Assert.Equal(buttons, card.QuerySelectorAll("button").Count(b => b.TextContent.Contains("放行", StringComparison.Ordinal)));
        Assert.Contains(
            "1 家",
            (await County.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "run.read"))).Detail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Release_asks_for_a_reason_and_a_released_hold_names_person_and_reason()
    {
        var (runId, holdId) = await DifferAsync();
        Enter(Roles.Administrator);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<RunPage>(p => p.Add(x => x.RunId, runId));
        page.Find("article.disputed button[aria-label^=写明理由并放行]").Click();
        dialogs.WaitForAssertion(() => Assert.True(Act(dialogs).HasAttribute("disabled")));
        dialogs.Find("textarea").Input("第二引擎读错了从业人员");
        Act(dialogs).Click();
        page.WaitForAssertion(() => Assert.Contains("放行：第二引擎读错了从业人员", page.Find("article.disputed").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("article.disputed button[aria-label^=写明理由并放行]"));
        Assert.NotNull(await County.Record.ReadAsync(db => db.ItemHolds.Where(h => h.Id == holdId).Select(h => h.ReleaseReason).SingleAsync()));
    }

    [Fact]
    public async Task List_of_runs_and_the_rail_name_the_items_that_wait_for_an_administrator()
    {
        var (runId, _) = await DifferAsync();
        Enter(Roles.Administrator);
        var queries = Services.GetRequiredService<RunsQueries>();
        Assert.Single(await queries.HeldAsync(County.Administrator, County.Ct));
        Assert.Empty(await queries.HeldAsync(County.FirmUser, County.Ct));
        var link = Render<RunsPage>().Find("section:has(#held) a");
        Assert.Equal($"/desk/runs/{runId}", link.GetAttribute("href"));
    }

    private static AngleSharp.Dom.IElement Act(IRenderedComponent<MudDialogProvider> dialogs) =>
        dialogs.FindAll("button").Single(b => b.TextContent == "写明理由并放行");

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

    private async Task<(long RunId, long HoldId)> DifferAsync()
    {
        var hold = await HoldDeskTests.HoldAsync(County.Record, County.Item.ItemId, County.Item.Id);
        await County.Record.SeedAsync(
            new OpinionDifference
            {
                OpinionId = hold.OpinionId,
                ItemId = County.Item.ItemId,
                ItemVersionId = County.Item.Id,
                FirmId = County.Firm.Id,
                RunAnswer = OutcomeKind.Eligible,
                SecondAnswer = OutcomeKind.Ineligible,
                Condition = "从业人员不少于 10 人",
                ConditionKey = "key",
                RunTruth = Truth.True,
                SecondTruth = Truth.False,
            }
        );
        return (await County.Record.ReadAsync(db => db.SecondOpinions.Where(o => o.Id == hold.OpinionId).Select(o => o.RunId).SingleAsync()), hold.Id);
    }

    private sealed class EndlessLife : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException("A test does not stop the application.");
    }
}
