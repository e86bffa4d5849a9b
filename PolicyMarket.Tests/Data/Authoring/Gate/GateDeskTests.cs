using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Offers;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Gate;

/// <summary>Figures of the check before publication, compared with a count firm by firm.</summary>
public sealed class GateDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test

    public async Task InitializeAsync() => county = await AuthoringCounty.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_lower_threshold_lists_who_gains_and_the_difference()
    {
        var gate = await ComputeAsync(AuthoringCounty.Employees(200));

        var report = gate.Report;
        Assert.Equal((1, 0, 0, 0), (report.Gains, report.Loses, report.Changes, report.Unclear));
        Assert.Equal((3L, 4L, 5), (report.EligibleBefore, report.EligibleAfter, report.FirmCount));
        Assert.Equal((120_000_00L, 140_000_00L, 20_000_00L), (report.TotalBeforeFen, report.TotalAfterFen, report.DifferenceFen));
        Assert.Equal(new GateFirm(county.Firms[1].Id, GateFirmKind.Gains, null, 20_000_00), Assert.Single(gate.ReadLists().Firms));
        Assert.Equal("1 家新增，0 家失去，0 家金额变化，0 家变为缺数据，合计 +20,000.00 元", report.Sentence);
        Assert.True(report.IsNumbersOnly);
    }

    [Fact]
    public async Task A_higher_threshold_and_another_formula_agree_with_a_count_firm_by_firm()
    {
        await county.FactsAsync(await county.Record.FirmAsync(6), """{"revenue":9000000}""");
        var id = await county.DraftAsync();
        County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(400), County.Ct));
        var saved = County.Done(await county.Drafts.SaveAsync(county.Author, id, 2, AuthoringCounty.Amount("revenue * 0.02", cap: 90_000), County.Ct));
        County.Done(await county.Submissions.SubmitAsync(county.Author, id, saved.Revision, "说明", County.Ct));

        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, id, County.Ct));

        var report = gate.Report;
        Assert.Equal((0, 1, 2), (report.Gains, report.Loses, report.Changes));
        Assert.Equal((1L, 1L), (report.UnknownBefore, report.UnknownAfter));
        var before = await CountAsync((await county.CurrentAsync()).RuleJson);
        var after = await CountAsync((await county.SubmissionAsync(await county.LoadAsync(id))).RuleJson);
        Assert.Equal((before.Eligible, before.Fen), (report.EligibleBefore, report.TotalBeforeFen));
        Assert.Equal((after.Eligible, after.Fen), (report.EligibleAfter, report.TotalAfterFen));
        var firms = gate.ReadLists().Firms.ToDictionary(f => f.FirmId);
        Assert.Equal(new GateFirm(county.Firms[2].Id, GateFirmKind.Loses, 30_000_00, null), firms[county.Firms[2].Id]);
        Assert.Equal(((long?)50_000_00, (long?)90_000_00), (firms[county.Firms[4].Id].BeforeFen, firms[county.Firms[4].Id].AfterFen));
    }

    [Fact]
    public async Task A_condition_on_a_missing_fact_makes_firms_unclear_and_is_no_light_path()
    {
        var gate = await ComputeAsync(
            new()
            {
                [DraftSection.Conditions] =
                    """{"rule":{"all":[{"attribute":"employees","op":">=","value":300},{"attribute":"rd_expense","op":">","value":0}]}}""",
            }
        );

        Assert.Equal((0, 0, 3), (gate.Report.Gains, gate.Report.Loses, gate.Report.Unclear));
        Assert.False(gate.Report.IsNumbersOnly);
        Assert.Contains(gate.Report.Findings, f => f.Key == "nobody");
    }

    [Fact]
    public async Task Offers_and_claims_under_way_are_listed_with_what_the_new_version_gives()
    {
        var version = await county.CurrentAsync();
        await county.Record.SeedAsync(
            new Offer
            {
                FirmId = county.Firms[2].Id,
                ItemId = version.ItemId,
                ItemVersionId = version.Id,
                Period = "2025",
                DepartmentId = county.County.Department.Id,
                AmountFen = 30_000_00,
                RunId = (await county.Record.RunAsync()).Id,
                State = OfferState.Pushed,
                ReceiptJson = "{}",
                CheckDue = county.Record.Business.Today,
                LastDay = new DateOnly(2026, 12, 31),
                CreatedAt = county.Record.Business.UtcNow,
            }
        );

        var gate = await ComputeAsync(AuthoringCounty.Employees(400));

        Assert.Equal((1, 30_000_00L, 0), (gate.Report.OpenOffers, gate.Report.OpenOffersFen, gate.Report.OpenClaims));
        var work = Assert.Single(gate.ReadLists().Work);
        Assert.Equal((county.Firms[2].Id, false, false, null), (work.FirmId, work.IsClaim, work.IsStillEligible, work.AfterFen));
    }

    [Fact]
    public async Task The_second_engine_agrees_on_the_sample_and_the_money_is_compared()
    {
        var gate = await ComputeAsync(AuthoringCounty.Amount("revenue * 0.01 + 400000", cap: 900_000));

        Assert.Equal((5, 0), (gate.Report.SampleSize, gate.Report.SampleDifferences));
        Assert.Equal((1_000_000_00L, county.County.Fund.Name), (gate.Report.FundAvailableFen ?? 0, gate.Report.FundName));
        var finding = Assert.Single(gate.Report.Findings, f => f.Key == "fund-short");
        Assert.Contains("差 320,000.00 元", finding.Reason, StringComparison.Ordinal);
        Assert.Equal(GateSeverity.Acknowledge, finding.Severity);
    }

    [Fact]
    public async Task The_rate_of_a_condition_is_compared_with_last_year()
    {
        foreach (var firm in county.Firms)
        {
            await county.FactsAsync(firm, """{"revenue":9000000}""", "2024");
        }

        var gate = await ComputeAsync(
            new()
            {
                [DraftSection.Conditions] =
                    """{"rule":{"all":[{"attribute":"revenue","op":">=","value":4000000},{"attribute":"employees","op":">","value":0}]}}""",
            }
        );

        Assert.Null(gate.Report.Rates[1].RateLastYear); // a state has no last year
        var rate = gate.Report.Rates[0];
        Assert.Equal((2L, 5L, 5L, 5L), (rate.Met, rate.Decided, rate.MetLastYear, rate.DecidedLastYear));
        var finding = Assert.Single(gate.Report.Findings, f => f.Key.StartsWith("drift", StringComparison.Ordinal));
        Assert.Contains("今年 40%", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("去年同日是 100%", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_facts_of_last_year_nothing_is_said_of_drift()
    {
        var gate = await ComputeAsync(AuthoringCounty.Employees(400));

        Assert.Null(Assert.Single(gate.Report.Rates).RateLastYear);
        Assert.DoesNotContain(gate.Report.Findings, f => f.Key.StartsWith("drift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_day_and_data_have_one_check_new_data_have_another()
    {
        var gate = await ComputeAsync(AuthoringCounty.Employees(200));
        Assert.Equal(gate.Id, County.Done(await county.Gate.ComputeAsync(county.Third, await DraftIdAsync(), County.Ct)).Id);

        county.Record.Clock.Advance(TimeSpan.FromDays(1));

        Assert.NotEqual(gate.Id, County.Done(await county.Gate.ComputeAsync(county.Third, await DraftIdAsync(), County.Ct)).Id);
    }

    [Fact]
    public async Task A_draft_that_is_not_submitted_and_one_of_others_have_no_check()
    {
        var id = await county.DraftAsync();

        County.Refused(await county.Gate.ComputeAsync(county.Second, id, County.Ct), DataDiagnostics.WorkStateMoved);
        County.Refused(await county.Gate.ComputeAsync(county.County.Checker, id, County.Ct), DataDiagnostics.NotAllowed);
    }

    private Task<long> DraftIdAsync() => county.Record.ReadAsync(db => db.ItemDrafts.Select(d => d.Id).SingleAsync());

    private async Task<GateRun> ComputeAsync(Dictionary<DraftSection, string> change)
    {
        var draft = await county.SubmittedAsync(change);
        return County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));
    }

    /// <summary>The reference, firm by firm.</summary>
    private async Task<(long Eligible, long Fen)> CountAsync(string ruleJson)
    {
        var catalog = county.Record.Get<AttributeCatalog>();
        var rule = Jurisdiction.Apply(county.RuleOf(ruleJson), catalog);
        var table = await county
            .Record.Get<PolicyMarket.Data.FactSheets.Live.LiveFirms>()
            .ReadAsync(["employees", "revenue", Jurisdiction.Attribute], County.Ct);
        var (eligible, fen) = (0L, 0L);
        for (var row = 0; row < table.FirmIds.Count; row++)
        {
            var decision = new RuleEvaluator(catalog).Decide(rule, table.Facts.FactsOf(row));
            if (decision.Outcome == OutcomeKind.Eligible)
            {
                eligible++;
                fen += Money.FromYuan(decision.PayableYuan ?? 0m).Fen;
            }
        }

        return (eligible, fen);
    }
}
