using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Gate;

/// <summary>The check before publication runs the cases of the item, and an approval relies on those it has run.</summary>
public sealed class GateCaseTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test
    private long other;

    private ItemCaseDesk Desk => county.Record.Get<ItemCaseDesk>();

    public async Task InitializeAsync()
    {
        county = await AuthoringCounty.CreateAsync();
        other = await county.DraftAsync(county.Third);
        County.Done(await Desk.AddAsync(county.Third, other, Entry(300, new(OutcomeKind.Eligible, 10_000_00)), County.Ct));
        County.Done(await Desk.AddAsync(county.Third, other, Entry(299, new(OutcomeKind.Ineligible)), County.Ct));
    }

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task Green_cases_are_listed_with_their_answers_and_hinder_nothing()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Amount("revenue * 0.01", cap: 400_000));
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));

        Assert.Equal([true, true], gate.Report.Cases.Select(one => one.IsGreen));
        Assert.Equal(new CaseExpectation(OutcomeKind.Eligible, 10_000_00), gate.Report.Cases[0].Actual);
        Assert.True(gate.Report.Cases.All(one => one.IsAgreed));
        Assert.True(gate.Report.CasesDecide is > 0 && gate.Report.CasesDecide < gate.Report.CasesCouldDecide);
        Assert.Equal(GateSeverity.Note, Assert.Single(gate.Report.Findings, f => f.Key == "cases-open").Severity);
        Assert.False(gate.Report.IsBlocked);
        Assert.Equal(DraftState.Published, County.Done(await county.ApproveAsync(draft, county.Second)));
    }

    [Fact]
    public async Task A_red_case_blocks_the_approval_until_it_is_right()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));

        var finding = Assert.Single(gate.Report.Findings, f => f.Key == "cases-red");
        Assert.Equal(GateSeverity.Blocking, finding.Severity);
        Assert.Contains("“企业299”应不符合，实际符合，10,000.00 元", finding.Reason, StringComparison.Ordinal);
        County.Refused(await county.Publishing.ApproveAsync(county.Second, draft.Id, county.Approval(gate), County.Ct), DataDiagnostics.GateBlocked);

        County.Done(await Desk.ReplaceAsync(county.Third, other, 2, Entry(299, new(OutcomeKind.Eligible, 10_000_00)), "门槛降到 200 人", County.Ct));
        Assert.Equal(DraftState.Published, County.Done(await county.ApproveAsync(draft, county.Second)));
    }

    [Fact]
    public async Task Cases_that_changed_after_the_check_ask_for_another_check()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Amount("revenue * 0.01", cap: 400_000));
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));
        County.Done(await Desk.WithdrawAsync(county.Third, other, 2, "重复", County.Ct));

        County.Refused(await county.Publishing.ApproveAsync(county.Second, draft.Id, county.Approval(gate), County.Ct), DataDiagnostics.CasesMoved);

        var again = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));
        Assert.NotEqual(gate.Id, again.Id);
        Assert.Single(again.Report.Cases);
    }

    [Fact]
    public async Task No_cases_are_a_remark()
    {
        County.Done(await Desk.WithdrawAsync(county.Third, other, 1, "撤下", County.Ct));
        County.Done(await Desk.WithdrawAsync(county.Third, other, 2, "撤下", County.Ct));
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));

        Assert.Equal(GateSeverity.Note, Assert.Single(gate.Report.Findings, f => f.Key == "cases-none").Severity);
        Assert.Empty(gate.Report.Cases);
        Assert.Equal(DraftState.Published, County.Done(await county.ApproveAsync(draft, county.Second)));
    }

    [Fact]
    public async Task A_case_that_was_changed_past_the_workflows_stops_the_check()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        await county.Record.ForgeAsync($"UPDATE ItemCases SET Outcome = 'Eligible' WHERE Number = 2");

        County.Refused(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct), DataDiagnostics.RecordChanged);
    }

    private static CaseEntry Entry(int employees, CaseExpectation expected) =>
        new(
            $"企业{employees}",
            FormattableString.Invariant($$"""{"employees":{{employees}},"registration_region":"431382","revenue":1000000}"""),
            new DateOnly(2026, 5, 1),
            expected
        );
}
