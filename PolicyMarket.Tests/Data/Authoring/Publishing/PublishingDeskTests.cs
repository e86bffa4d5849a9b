using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Publishing;

/// <summary>A second person approves exactly what was submitted and checked; it takes effect on its day by itself.</summary>
public sealed class PublishingDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test

    private DuePublication Due => county.Record.Get<DuePublication>();

    public async Task InitializeAsync() => county = await AuthoringCounty.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task An_approval_for_today_puts_the_new_number_in_force_with_authors_reasons_and_hashes()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));

        Assert.Equal(DraftState.Published, County.Done(await county.ApproveAsync(draft, county.Second)));

        var version = await county.CurrentAsync();
        Assert.Equal(2, version.Number);
        Assert.Contains("\"value\":200", version.RuleJson, StringComparison.Ordinal);
        var (submission, after) = (await county.SubmissionAsync(draft), await county.LoadAsync(draft.Id));
        Assert.Equal((DraftState.Published, (long?)version.Id), (after.State, after.VersionId));
        var decisions = await county.Record.ReadAsync(db => db.DraftDecisions.OrderBy(d => d.Sequence).ToListAsync());
        Assert.Equal([DraftDecisionKind.Approved, DraftDecisionKind.Published], decisions.Select(d => d.Kind));
        Assert.All(decisions, d => Assert.Equal(submission.ContentHash, d.ContentHash));
        Assert.Equal((long?)county.Second.Value, decisions[0].PersonId);
        Assert.NotNull(decisions[0].GateHash);
        var plan = await county.Record.ReadAsync(db => county.Record.Get<PlanReader>().ReadAsync(db, county.Record.Business.Today, County.Ct));
        Assert.Equal(2, plan.Items.Single(i => i.Rule.Id == AuthoringCounty.Code).VersionNumber);
        Assert.Equal(DraftState.Published, County.Done(await RepeatAsync(draft, county.Second)));
        Assert.Equal(2, (await county.CurrentAsync()).Number);
    }

    [Fact]
    public async Task Neither_the_author_nor_an_editor_nor_whoever_submitted_approves()
    {
        var id = await county.DraftAsync();
        var one = County.Done(await county.Drafts.SaveAsync(county.Second, id, 1, AuthoringCounty.Employees(200), County.Ct));
        County.Done(await county.Submissions.SubmitAsync(county.Author, id, one.Revision, "说明", County.Ct));
        var draft = await county.LoadAsync(id);

        County.Refused(await county.ApproveAsync(draft, county.Author), DataDiagnostics.DraftSamePerson);
        County.Refused(await county.ApproveAsync(draft, county.Second), DataDiagnostics.DraftSamePerson);
        County.Done(await county.ApproveAsync(draft, county.Third));
    }

    [Fact]
    public async Task An_administrator_approves_where_the_department_has_no_second_officer_and_others_do_not()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));

        County.Refused(await county.ApproveAsync(draft, county.County.Checker), DataDiagnostics.NotAllowed);
        County.Done(await county.ApproveAsync(draft, county.County.Administrator));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_a_code_is_good_once()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Second);

        County.Refused(await county.ApproveAsync(draft, county.Second), DataDiagnostics.SecondFactorCode);
        County.Refused(await county.ApproveAsync(draft, new Approver(county.Second, "000000")), DataDiagnostics.SecondFactorCode);
        County.Done(await county.ApproveAsync(draft, new Approver(county.Second, app.Next())));

        var act = await county.Record.ReadAsync(db =>
            db.Set<PolicyMarket.Data.Audit.AuditEvent>().Where(e => e.Action == "second-factor.accept").Select(e => e.Detail).SingleAsync()
        );
        Assert.Contains((await county.SubmissionAsync(draft)).ContentHash, act, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_no_check_another_check_and_missing_reasons_are_refused()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Amount("tax_paid * 0.5"));
        var hash = (await county.SubmissionAsync(draft)).ContentHash;
        var blank = new Approval(hash, "", county.Record.Business.Today, "同意", []);
        County.Refused(await county.Publishing.ApproveAsync(county.Second, draft.Id, blank, County.Ct), DataDiagnostics.GateMissing);
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));
        var approval = county.Approval(gate);

        County.Refused(await Try(approval with { ContentHash = "other" }), DataDiagnostics.DraftContentMoved);
        County.Refused(await Try(approval with { GateHash = "other" }), DataDiagnostics.GateMissing);
        County.Refused(await Try(approval with { Reason = "" }), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await Try(approval with { EffectiveOn = county.Record.Business.Today.AddDays(-1) }), DataDiagnostics.WorkDateRange);
        County.Refused(await Try(approval with { EffectiveOn = new DateOnly(2028, 1, 1) }), DataDiagnostics.WorkDateRange);
        var refused = await Try(approval with { Acknowledgements = [] });
        County.Refused(refused, DataDiagnostics.GateUnacknowledged);
        County.Refused(
            await Try(approval with { Acknowledgements = [.. approval.Acknowledgements.Select(a => a with { Reason = " " })] }),
            DataDiagnostics.GateUnacknowledged
        );
        County.Done(await Try(approval));
        var kept = await county.Record.ReadAsync(db =>
            db.DraftDecisions.Where(d => d.Acknowledgements != null).Select(d => d.Acknowledgements).SingleAsync()
        );
        Assert.Contains("\"fair-tax\":\"已核对\"", kept, StringComparison.Ordinal);

        Task<Result<DraftState>> Try(Approval one) => county.Publishing.ApproveAsync(county.Second, draft.Id, one, County.Ct);
    }

    [Fact]
    public async Task A_check_of_yesterday_is_computed_again()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));
        county.Record.Clock.Advance(TimeSpan.FromDays(1));

        County.Refused(await county.Publishing.ApproveAsync(county.Second, draft.Id, county.Approval(gate), County.Ct), DataDiagnostics.GateMissing);
    }

    [Fact]
    public async Task A_blocking_finding_cannot_be_approved()
    {
        var content = await county.ContentAsync();
        var document = System.Text.Json.Nodes.JsonNode.Parse(
            """{"title":"稳岗扩产若干措施","number":"涟政发〔2026〕9号","issuer":"涟源市人民政府","level":"县","region":"431382","effective_from":"2024-01-01","effective_to":"2025-12-31"}"""
        );
        var draft = await county.SubmittedAsync(AuthoringCounty.Head(content, "document", document));

        var refused = await county.ApproveAsync(draft, county.Second);

        County.Refused(refused, DataDiagnostics.GateBlocked);
        Assert.Contains("2025-12-31", refused.Why, StringComparison.Ordinal);
        Assert.Equal(1, (await county.CurrentAsync()).Number);
    }

    [Fact]
    public async Task A_scheduled_version_takes_effect_on_its_day_by_itself_and_once()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var day = county.Record.Business.Today.AddDays(9);

        Assert.Equal(DraftState.Approved, County.Done(await county.ApproveAsync(draft, county.Second, day)));

        Assert.Equal(0, await Due.PublishDueAsync(County.Ct));
        Assert.Equal(1, (await county.CurrentAsync()).Number);
        county.Record.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(1, await Due.PublishDueAsync(County.Ct));
        Assert.Equal(0, await Due.PublishDueAsync(County.Ct));
        Assert.Equal(2, (await county.CurrentAsync()).Number);
        Assert.Equal(DraftState.Published, (await county.LoadAsync(draft.Id)).State);
    }

    [Fact]
    public async Task A_scheduled_version_can_be_cancelled_until_its_day_and_written_again()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        County.Done(await county.ApproveAsync(draft, county.Second, county.Record.Business.Today.AddDays(9)));
        County.Refused(await county.Publishing.CancelAsync(county.Author, draft.Id, "", County.Ct), DataDiagnostics.WorkReasonNeeded);

        County.Done(await county.Publishing.CancelAsync(county.Author, draft.Id, "预算没批", County.Ct));

        county.Record.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await Due.PublishDueAsync(County.Ct));
        Assert.Equal(DraftState.Returned, (await county.LoadAsync(draft.Id)).State);
        County.Refused(await county.Publishing.CancelAsync(county.Author, draft.Id, "再", County.Ct), DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task Of_two_drafts_of_one_item_the_second_to_be_published_is_told_where_and_what_to_do_and_keeps_its_text()
    {
        var one = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var other = await county.SubmittedAsync(AuthoringCounty.Employees(250));

        var results = await Task.WhenAll(county.ApproveAsync(one, county.Second), county.ApproveAsync(other, county.Third));

        Assert.Single(results, result => result.Succeeded);
        var refused = Assert.Single(results, result => !result.Succeeded);
        County.Refused(refused, DataDiagnostics.DraftStale);
        Assert.Contains("现行的已是第 2 版", refused.Why, StringComparison.Ordinal);
        Assert.Contains("更新到现行版本", refused.Why, StringComparison.Ordinal);
        Assert.Equal(2, (await county.CurrentAsync()).Number);
        var states = await county.Record.ReadAsync(db => db.ItemDrafts.Select(d => d.State).ToListAsync());
        Assert.Equal([DraftState.Published, DraftState.Submitted], states.Order().Reverse().Order(Comparer<DraftState>.Create((a, b) => b.CompareTo(a))));
    }

    [Fact]
    public async Task A_second_draft_cannot_be_scheduled_while_one_waits_for_its_day()
    {
        var one = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var other = await county.SubmittedAsync(AuthoringCounty.Employees(250));
        County.Done(await county.ApproveAsync(one, county.Second, county.Record.Business.Today.AddDays(9)));

        County.Refused(await county.ApproveAsync(other, county.Second), DataDiagnostics.DraftRivals);
    }

    [Fact]
    public async Task A_scheduled_draft_that_an_import_overtook_goes_back_with_the_reason()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        County.Done(await county.ApproveAsync(draft, county.Second, county.Record.Business.Today.AddDays(1)));
        await county.ImportAsync(AuthoringCounty.ItemJson("""{"attribute":"employees","op":">=","value":250}"""));
        county.Record.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await Due.PublishDueAsync(County.Ct));

        Assert.Equal(DraftState.Returned, (await county.LoadAsync(draft.Id)).State);
        var decision = await county.Record.ReadAsync(db => db.DraftDecisions.SingleAsync(d => d.Kind == DraftDecisionKind.Overtaken));
        Assert.Contains("第 2 版", decision.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(await county.Record.ReadAsync(db => db.Notices.Where(n => n.Key.Contains("overtaken")).ToListAsync()));
    }

    [Fact]
    public async Task What_was_changed_past_the_workflows_does_not_take_effect()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        County.Done(await county.ApproveAsync(draft, county.Second, county.Record.Business.Today.AddDays(1)));
        await county.Record.ForgeAsync($"UPDATE DraftSubmissions SET RuleJson = replace(RuleJson, '200', '1')");
        county.Record.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await Due.PublishDueAsync(County.Ct));

        Assert.Equal(1, (await county.CurrentAsync()).Number);
        Assert.NotEmpty(await county.Record.ReadAsync(db => db.Set<PolicyMarket.Data.RecordChecks.RecordAlarm>().ToListAsync()));
    }

    [Fact]
    public async Task A_check_that_was_forged_with_its_hash_supports_no_approval()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var gate = County.Done(await county.Gate.ComputeAsync(county.Second, draft.Id, County.Ct));
        var report = gate.ReportJson.Replace("\"Gains\":", "\"Gains\":9", StringComparison.Ordinal);
        var hash = GateRun.HashOf(gate.ContentHash, report, gate.Lists);
        await county.Record.ForgeAsync($"UPDATE GateRuns SET ReportJson = {report}, ReportHash = {hash} WHERE Id = {gate.Id}");
        var (app, _) = await Authenticator.SetUpAsync(county.Record, county.Second);

        var refused = await RepeatAsync(draft, new Approver(county.Second, app.Next()));

        Assert.False(refused.Succeeded);
        Assert.Contains(refused.Diagnostics, one => one.Code.StartsWith("PM60", StringComparison.Ordinal));
        Assert.Equal(1, (await county.CurrentAsync()).Number);
    }

    [Fact]
    public async Task A_forged_state_without_an_approval_does_not_take_effect()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var today = county.Record.Business.Today;
        await county.Record.ForgeAsync($"UPDATE ItemDrafts SET State = 'Approved', EffectiveOn = {today} WHERE Id = {draft.Id}");

        Assert.Equal(0, await Due.PublishDueAsync(County.Ct));

        Assert.Equal(1, (await county.CurrentAsync()).Number);
    }

    [Fact]
    public async Task A_new_item_of_the_department_is_published_as_its_first_version()
    {
        var content = (await county.ContentAsync());
        content = content.With(DraftSection.Head, AuthoringCounty.Head(content, "id", "new-item")[DraftSection.Head]);
        var id = County.Done(await county.Drafts.CreateAsync(county.Author, null, content, County.Ct));
        County.Done(await county.Submissions.SubmitAsync(county.Author, id, 1, "新设事项", County.Ct));

        County.Done(await county.ApproveAsync(await county.LoadAsync(id), county.Second));

        var version = await county.CurrentAsync("new-item");
        Assert.Equal((1, county.County.Department.Id), (version.Number, version.Item?.DepartmentId ?? 0));
    }

    private async Task<Result<DraftState>> RepeatAsync(ItemDraft draft, Approver approver)
    {
        var gate = await county.Record.ReadAsync(db => db.GateRuns.OrderByDescending(r => r.Id).FirstAsync());
        return await county.Publishing.ApproveAsync(approver, draft.Id, county.Approval(gate), County.Ct);
    }
}
