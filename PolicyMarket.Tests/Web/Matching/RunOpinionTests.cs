using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        await County.Record.SeedAsync(new SecondOpinion
        {
            RunId = run.Id, RunEngine = "columnar", Engine = "nrules", Seed = "1", Pairs = 37_000, Items = 120, Firms = 6_000, ItemsInForce = 1_000,
            Milliseconds = 1_200, DeterminedAt = run.StartedAt,
        });
        Enter(Roles.Officer);
        var card = Render<RunPage>(p => p.Add(x => x.RunId, run.Id)).Find("section:has(#opinion)");
        Assert.Contains("第二引擎复核 37,000 对，0 处不一致", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("由规则网络（nrules）对列式引擎（columnar）的判定抽样重算：120 / 1,000 个事项，6,000 家企业", card.TextContent, StringComparison.Ordinal);
        Assert.Empty(card.QuerySelectorAll("table, form"));
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
    public async Task Difference_names_firm_condition_and_both_answers_and_only_an_administrator_may_release(string role, int forms)
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
        Assert.Equal(forms, card.QuerySelectorAll("form").Length);
        Assert.Contains("1 家", (await County.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "run.read"))).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_without_a_reason_says_so_and_a_released_hold_names_person_and_reason()
    {
        var (runId, holdId) = await DifferAsync();
        Enter(Roles.Administrator);
        var page = Render<RunPage>(p => p.Add(x => x.RunId, runId));
        await page.Find("article.disputed form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("“放行的理由”没有填写", page.Markup, StringComparison.Ordinal));
        County.Done(await County.Record.Get<HoldDesk>().ReleaseAsync(County.Administrator, holdId, "第二引擎读错了从业人员", County.Ct));
        var released = Render<RunPage>(p => p.Add(x => x.RunId, runId)).Find("article.disputed");
        Assert.Contains("放行：第二引擎读错了从业人员", released.TextContent, StringComparison.Ordinal);
        Assert.Empty(released.QuerySelectorAll("form"));
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
        Assert.Equal($"/desk/runs/{runId}#opinion", link.GetAttribute("href"));
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

    private async Task<(long RunId, long HoldId)> DifferAsync()
    {
        var hold = await HoldDeskTests.HoldAsync(County.Record, County.Item.ItemId, County.Item.Id);
        await County.Record.SeedAsync(new OpinionDifference
        {
            OpinionId = hold.OpinionId, ItemId = County.Item.ItemId, ItemVersionId = County.Item.Id, FirmId = County.Firm.Id, RunAnswer = OutcomeKind.Eligible,
            SecondAnswer = OutcomeKind.Ineligible, Condition = "从业人员不少于 10 人", ConditionKey = "key", RunTruth = Truth.True, SecondTruth = Truth.False,
        });
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
