using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Data.Imports;
using PolicyMarket.Tests.Data.Nightly;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Telemetry;

/// <summary>Figures that workflows give to their meters.</summary>
public sealed class WorkflowMetricsTests
{
    [Fact]
    public async Task A_run_is_counted_with_its_pairs_stages_and_offers_and_a_repeat_only_as_a_repeat()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 5);
        using var figures = new MeasuredFigures(county.Record.Services);

        var first = await county.RunAsync();
        Assert.True((await county.RunAsync()).WasThereBefore);

        Assert.Equal(1, figures.Sum("policymarket.matching.runs", "outcome=finished"));
        Assert.Equal(1, figures.Sum("policymarket.matching.runs", "outcome=repeated"));
        Assert.Equal((double)first.FirmCount * first.ItemCount, figures.Sum("policymarket.matching.pairs"));
        Assert.Equal(1, figures.Count("policymarket.matching.run.duration"));
        Assert.Equal(5, figures.Count("policymarket.matching.stage.duration"));
        Assert.True(first.OffersMade > 0);
        Assert.Equal(first.OffersMade, figures.Sum("policymarket.offers.made"));
    }

    [Fact]
    public async Task A_run_that_is_cut_short_counts_as_interrupted_and_one_for_a_wrong_date_as_refused()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 6);
        using var figures = new MeasuredFigures(county.Record.Services);

        county.Clock.CutAfter(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => county.RunAsync());
        county.Clock.CutAfter(int.MaxValue);
        Assert.Equal(0, figures.Count("policymarket.matching.run.duration"));
        await county.RunAsync();
        Assert.False(
            (await county.Run.RunAsync(MatchingCounty.Tonight.AddDays(90), MatchingCounty.Night, progress: null, CancellationToken.None)).Succeeded
        );

        Assert.Equal(1, figures.Sum("policymarket.matching.runs", "outcome=interrupted"));
        Assert.Equal(1, figures.Sum("policymarket.matching.runs", "outcome=refused"));
        Assert.Equal(1, figures.Sum("policymarket.matching.runs", "outcome=finished"));
    }

    [Fact]
    public async Task Sign_ins_are_counted_by_outcome()
    {
        await using var county = await County.CreateAsync();
        using var figures = new MeasuredFigures(county.Record.Services);
        var desk = county.Record.Get<SignInDesk>();
        var right = new SignInAttempt("p-Officer", Seeds.Password, "10.0.0.1", "test");

        County.Done(await desk.SignInAsync(right, County.Ct));
        for (var i = 0; i < 40; i++)
        {
            Assert.False((await desk.SignInAsync(right with { UserName = "p-Finance", Password = "wrong", Address = "10.0.0.2" }, County.Ct)).Succeeded);
        }

        Assert.Equal(1, figures.Sum("policymarket.sign_ins", "outcome=done"));
        var (refused, throttled) = (figures.Sum("policymarket.sign_ins", "outcome=refused"), figures.Sum("policymarket.sign_ins", "outcome=throttled"));
        Assert.True(refused > 0 && throttled > 0, $"{refused} refused, {throttled} throttled");
        Assert.Equal(40, refused + throttled);
    }

    [Fact]
    public async Task Refusals_of_authorization_are_counted_by_code_and_workflows_by_outcome()
    {
        await using var county = await County.CreateAsync();
        using var figures = new MeasuredFigures(county.Record.Services);

        Assert.False((await county.Record.Get<NightlyRun>().RunNowAsync(county.FirmUser, progress: null, County.Ct)).Succeeded);

        Assert.Equal(1, figures.Sum("policymarket.refusals", $"code={DataDiagnostics.NotAllowed}"));
        Assert.Equal(1, figures.Sum("policymarket.record.workflows", "workflow=NightlyRun.RunNowAsync,outcome=refused"));
        Assert.True(figures.Count("policymarket.record.write.duration") > 0);
    }

    [Fact]
    public async Task Imported_rows_are_counted_once_and_refused_files_by_kind()
    {
        await using var fixture = await ImportFixture.OpenAsync();
        using var figures = new MeasuredFigures(fixture.Services);
        var file = Encoding.UTF8.GetBytes($"统一社会信用代码,企业名称\n{TableFiles.FirmCode(1)},涟源一厂\n");

        Assert.True((await fixture.ImportAsync(file)).IsStored);
        Assert.True((await fixture.ImportAsync(file)).IsRepeat);
        Assert.False((await fixture.ImportAsync("nothing"u8.ToArray())).IsStored);

        Assert.Equal(1, figures.Sum("policymarket.imports.rows", "kind=firms"));
        Assert.Equal(2, figures.Sum("policymarket.imports.files", "kind=firms,outcome=stored"));
        Assert.Equal(1, figures.Sum("policymarket.imports.files", "kind=firms,outcome=refused"));
    }

    [Theory]
    [InlineData(RunOutcome.Finished, "finished")]
    [InlineData(RunOutcome.Interrupted, "interrupted")]
    public void Tags_are_in_snake_case(RunOutcome outcome, string tag) => Assert.Equal(tag, TelemetryText.NameOf(outcome));

    [Fact]
    public void Tags_of_two_words_have_an_underscore() => Assert.Equal("awaiting_check", TelemetryText.NameOf(OfferState.AwaitingCheck));
}
