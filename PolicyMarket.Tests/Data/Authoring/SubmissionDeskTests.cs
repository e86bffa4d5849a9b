using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring;

/// <summary>Submissions freeze a draft whole, go to the others of the department, and come back with a reason.</summary>
public sealed class SubmissionDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test

    public async Task InitializeAsync() => county = await AuthoringCounty.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_submission_freezes_the_content_and_tells_the_officers_who_did_not_write()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));

        var submission = await county.SubmissionAsync(draft);
        Assert.Equal((DraftState.Submitted, 1, 64), (draft.State, submission.Sequence, submission.ContentHash.Length));
        Assert.Contains("\"value\":200", submission.RuleJson, StringComparison.Ordinal);
        Assert.DoesNotContain("editor", submission.RuleJson, StringComparison.Ordinal);
        var told = await county.Record.ReadAsync(db => db.Notices.Where(n => n.Key.Contains("submitted")).Select(n => n.PersonId).ToListAsync());
        Assert.Equal([county.Second.Value, county.Third.Value], told.Select(id => id ?? 0).Order());
        County.Refused(
            await county.Drafts.SaveAsync(county.Author, draft.Id, draft.Revision, AuthoringCounty.Employees(150), County.Ct),
            DataDiagnostics.WorkStateMoved
        );
        Assert.Equal(submission.Id, County.Done(await county.Submissions.SubmitAsync(county.Author, draft.Id, draft.Revision, "再一次", County.Ct)));
    }

    [Fact]
    public async Task A_draft_without_a_change_with_another_code_or_department_or_an_old_view_is_refused_with_the_place()
    {
        var id = await county.DraftAsync();
        County.Refused(await county.Submissions.SubmitAsync(county.Author, id, 1, "说明", County.Ct), DataDiagnostics.DraftUnchanged);
        County.Refused(await county.Submissions.SubmitAsync(county.Author, id, 1, "", County.Ct), DataDiagnostics.WorkReasonNeeded);
        var content = await county.ContentAsync();
        var code = County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Head(content, "id", "another"), County.Ct));
        County.Refused(await county.Submissions.SubmitAsync(county.Author, id, code.Revision, "说明", County.Ct), DataDiagnostics.DraftCode);
        County.Refused(await county.Submissions.SubmitAsync(county.Author, id, 1, "说明", County.Ct), DataDiagnostics.DraftContentMoved);
        var department = County.Done(
            await county.Drafts.SaveAsync(county.Author, id, code.Revision, AuthoringCounty.Head(content, "department", "科技、工信"), County.Ct)
        );
        var refused = await county.Submissions.SubmitAsync(county.Author, id, department.Revision, "说明", County.Ct);
        County.Refused(refused, DataDiagnostics.NotYours);
        Assert.Equal("$.department", refused.Diagnostics[0].Where);
    }

    [Fact]
    public async Task A_new_item_needs_a_code_of_its_own()
    {
        var content = await county.ContentAsync();
        var taken = County.Done(await county.Drafts.CreateAsync(county.Author, null, content, County.Ct));
        County.Refused(await county.Submissions.SubmitAsync(county.Author, taken, 1, "说明", County.Ct), DataDiagnostics.DraftCode);
        var named = County.Done(await county.Drafts.SaveAsync(county.Author, taken, 1, AuthoringCounty.Head(content, "id", "new-item"), County.Ct));

        County.Done(await county.Submissions.SubmitAsync(county.Author, taken, named.Revision, "新设事项", County.Ct));
    }

    [Fact]
    public async Task The_second_person_sends_it_back_with_a_reason_and_it_can_be_written_and_submitted_again()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));
        var hash = (await county.SubmissionAsync(draft)).ContentHash;
        County.Refused(await county.Submissions.ReturnAsync(county.Second, draft.Id, hash, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await county.Submissions.ReturnAsync(county.Second, draft.Id, "other", "门槛再议", County.Ct), DataDiagnostics.DraftContentMoved);

        County.Done(await county.Submissions.ReturnAsync(county.Second, draft.Id, hash, "门槛再议", County.Ct));

        var returned = await county.LoadAsync(draft.Id);
        Assert.Equal(DraftState.Returned, returned.State);
        var notice = await county.Record.ReadAsync(db => db.Notices.SingleAsync(n => n.Key.Contains("returned")));
        Assert.Contains("门槛再议", notice.Body, StringComparison.Ordinal);
        County.Refused(await county.Submissions.ReturnAsync(county.Second, draft.Id, hash, "门槛再议", County.Ct), DataDiagnostics.WorkStateMoved);
        var saved = County.Done(await county.Drafts.SaveAsync(county.Author, draft.Id, returned.Revision, AuthoringCounty.Employees(250), County.Ct));
        County.Done(await county.Submissions.SubmitAsync(county.Author, draft.Id, saved.Revision, "已改", County.Ct));
        Assert.Equal(2, (await county.SubmissionAsync(await county.LoadAsync(draft.Id))).Sequence);
    }

    [Fact]
    public async Task An_officer_of_the_department_takes_a_waiting_submission_back()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));

        County.Done(await county.Submissions.TakeBackAsync(county.Author, draft.Id, "还要改", County.Ct));

        Assert.Equal(DraftState.Draft, (await county.LoadAsync(draft.Id)).State);
        County.Refused(await county.Submissions.TakeBackAsync(county.Author, draft.Id, "还要改", County.Ct), DataDiagnostics.WorkStateMoved);
        var decision = await county.Record.ReadAsync(db => db.DraftDecisions.SingleAsync());
        Assert.Equal((DraftDecisionKind.TakenBack, "还要改", (long?)county.Author.Value), (decision.Kind, decision.Reason, decision.PersonId));
    }
}
