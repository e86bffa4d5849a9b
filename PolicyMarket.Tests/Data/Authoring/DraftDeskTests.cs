using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring;

/// <summary>Drafts are saved at every change, shared, and lose nothing when two officers write at once.</summary>
public sealed class DraftDeskTests : IAsyncLifetime
{
    private AuthoringCounty county = null!; // set before each test

    public async Task InitializeAsync() => county = await AuthoringCounty.CreateAsync();

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_draft_from_a_published_item_has_its_content_and_says_who_and_when()
    {
        var draft = await county.LoadAsync(await county.DraftAsync());

        Assert.Equal((AuthoringCounty.Code, "稳岗扩产奖励", DraftState.Draft, 1), (draft.Code, draft.Title, draft.State, draft.Revision));
        Assert.Equal((await county.CurrentAsync()).Id, draft.BaseVersionId);
        Assert.Equal((await county.CurrentAsync()).Fingerprint, draft.Content.Read(county.Record.Get<AttributeCatalog>()).Required.Fingerprint);
        var first = await county.Record.ReadAsync(db => db.DraftRevisions.SingleAsync());
        Assert.Equal((county.Author.Value, 1, county.Record.Business.UtcNow), (first.PersonId, first.Number, first.At));
        Assert.Equal(draft.Head, first.Read()[DraftSection.Head]);
    }

    [Fact]
    public async Task A_change_is_kept_with_what_is_not_filled_in_yet_and_submission_says_what_is_missing()
    {
        var id = await county.DraftAsync();
        const string open = """{"rule":null,"editor":{"parts":["employees"]},"fault":"请填写要比较的值。"}""";

        var saved = County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, Part(DraftSection.Conditions, open), County.Ct));

        Assert.Equal(2, saved.Revision);
        Assert.Equal(open, (await county.LoadAsync(id)).Conditions);
        var refused = await county.Submissions.SubmitAsync(county.Author, id, 2, "说明", County.Ct);
        County.Refused(refused, DataDiagnostics.DraftIncomplete);
        Assert.Contains("条件：请填写要比较的值", refused.Why, StringComparison.Ordinal);
        Assert.Equal(DraftState.Draft, (await county.LoadAsync(id)).State);
    }

    [Fact]
    public async Task The_same_text_again_makes_no_revision()
    {
        var id = await county.DraftAsync();
        County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct));

        Assert.Equal(2, County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct)).Revision);

        Assert.Equal(2, await county.Record.ReadAsync(db => db.DraftRevisions.CountAsync()));
    }

    [Fact]
    public async Task Two_officers_who_change_other_parts_at_once_both_keep_their_change()
    {
        var id = await county.DraftAsync();

        var results = await Task.WhenAll(
            county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct),
            county.Drafts.SaveAsync(county.Second, id, 1, AuthoringCounty.Amount("revenue * 0.02"), County.Ct)
        );

        Assert.All(results, result => Assert.Empty(County.Done(result).Aside));
        var draft = await county.LoadAsync(id);
        Assert.Contains("\"value\":200", draft.Conditions, StringComparison.Ordinal);
        Assert.Contains("0.02", draft.Amount, StringComparison.Ordinal);
        Assert.Equal(3, draft.Revision);
    }

    [Fact]
    public async Task Two_officers_who_change_the_same_part_at_once_lose_nothing_and_the_later_is_told()
    {
        var id = await county.DraftAsync();

        var results = await Task.WhenAll(
            county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct),
            county.Drafts.SaveAsync(county.Second, id, 1, AuthoringCounty.Employees(250), County.Ct)
        );

        var clashing = Assert.Single(results.Select(County.Done), saved => !saved.Aside.IsEmpty);
        var clash = Assert.Single(clashing.Aside);
        Assert.Equal((DraftSection.Conditions, county.Record.Business.UtcNow), (clash.Section, clash.At));
        Assert.Matches("先生$", clash.PersonName);
        var draft = await county.LoadAsync(id);
        var aside = await county.Record.ReadAsync(db => db.DraftRevisions.SingleAsync(r => r.DraftId == id && r.IsAside));
        Assert.Equal((clashing.AsideRevision, draft.Revision), (aside.Number, aside.Number));
        string[] kept = [draft.Conditions, aside.Read()[DraftSection.Conditions]];
        Assert.Contains(kept, text => text.Contains("200", StringComparison.Ordinal));
        Assert.Contains(kept, text => text.Contains("250", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ones_own_text_is_put_in_the_place_of_anothers_from_the_latest_revision()
    {
        var id = await county.DraftAsync();
        County.Done(await county.Drafts.SaveAsync(county.Second, id, 1, AuthoringCounty.Employees(250), County.Ct));
        var clash = County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct));

        var saved = County.Done(await county.Drafts.SaveAsync(county.Author, id, clash.Revision, AuthoringCounty.Employees(200), County.Ct));

        Assert.Empty(saved.Aside);
        Assert.Contains("\"value\":200", (await county.LoadAsync(id)).Conditions, StringComparison.Ordinal);
        Assert.Equal(4, await county.Record.ReadAsync(db => db.DraftRevisions.CountAsync(r => r.DraftId == id)));
    }

    [Fact]
    public async Task A_formula_of_a_hundred_thousand_characters_is_kept_and_refused_at_submission_a_longer_text_at_once()
    {
        var id = await county.DraftAsync();
        var formula = string.Join(" + ", Enumerable.Repeat("revenue", 10_000));
        Assert.InRange(formula.Length, 99_000, 110_000);

        var saved = County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Amount(formula), County.Ct));

        var refused = await county.Submissions.SubmitAsync(county.Author, id, saved.Revision, "说明", County.Ct);
        Assert.Contains("最多 20000 个", refused.Why, StringComparison.Ordinal);
        County.Refused(
            await county.Drafts.SaveAsync(county.Author, id, saved.Revision, AuthoringCounty.Amount(new string('1', 400_001)), County.Ct),
            DataDiagnostics.DraftTooLong
        );
        County.Refused(
            await county.Drafts.SaveAsync(county.Author, id, saved.Revision, Part(DraftSection.Head, "[1]"), County.Ct),
            DataDiagnostics.WorkTextShape
        );
        Assert.Equal(saved.Revision, (await county.LoadAsync(id)).Revision);
    }

    [Fact]
    public async Task Officers_of_other_departments_can_neither_begin_nor_write()
    {
        var id = await county.DraftAsync();
        var other = await county.Record.PersonAsync("other", Roles.Officer, (await county.Record.DepartmentAsync("科技")).Id);

        County.Refused(await county.Drafts.SaveAsync(other, id, 1, AuthoringCounty.Employees(200), County.Ct), DataDiagnostics.NotYours);
        County.Refused(await county.Drafts.CreateAsync(other, AuthoringCounty.Code, await county.ContentAsync(), County.Ct), DataDiagnostics.NotYours);
        County.Refused(await county.Drafts.CreateAsync(county.Author, "no-item", await county.ContentAsync(), County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(await county.Drafts.DiscardAsync(other, id, "理由", County.Ct), DataDiagnostics.NotYours);
    }

    [Fact]
    public async Task An_import_makes_an_open_draft_stale_tells_its_authors_and_it_is_brought_up_part_by_part()
    {
        var id = await county.DraftAsync();
        var saved = County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Amount("revenue * 0.02"), County.Ct));

        var report = await county.ImportAsync(AuthoringCounty.ItemJson("""{"attribute":"employees","op":">=","value":250}"""));

        Assert.Contains(report.Warnings, d => d.Code == DataDiagnostics.DraftStale && d.Message.Contains("1 份未发布的草稿", StringComparison.Ordinal));
        var notice = await county.Record.ReadAsync(db => db.Notices.SingleAsync(n => n.Key.Contains("stale")));
        Assert.Equal((long?)county.Author.Value, notice.PersonId);
        var refused = await county.Submissions.SubmitAsync(county.Author, id, saved.Revision, "说明", County.Ct);
        County.Refused(refused, DataDiagnostics.DraftStale);
        Assert.Contains("更新到现行版本", refused.Why, StringComparison.Ordinal);

        var rebased = County.Done(await county.Drafts.RebaseAsync(county.Author, id, County.Ct));

        Assert.Equal(DraftSection.Conditions, Assert.Single(rebased.Taken));
        Assert.Empty(rebased.Both);
        var draft = await county.LoadAsync(id);
        Assert.Contains("250", draft.Conditions, StringComparison.Ordinal);
        Assert.Contains("0.02", draft.Amount, StringComparison.Ordinal);
        County.Done(await county.Submissions.SubmitAsync(county.Author, id, rebased.Revision, "说明", County.Ct));
    }

    [Fact]
    public async Task A_part_that_both_changed_stays_the_drafts_and_is_named()
    {
        var id = await county.DraftAsync();
        County.Done(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct));
        await county.ImportAsync(AuthoringCounty.ItemJson("""{"attribute":"employees","op":">=","value":250}"""));

        var rebased = County.Done(await county.Drafts.RebaseAsync(county.Author, id, County.Ct));

        Assert.Equal(DraftSection.Conditions, Assert.Single(rebased.Both));
        Assert.Contains("\"value\":200", (await county.LoadAsync(id)).Conditions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_given_up_keeps_its_revisions_and_cannot_be_written()
    {
        var id = await county.DraftAsync();
        County.Refused(await county.Drafts.DiscardAsync(county.Author, id, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);

        County.Done(await county.Drafts.DiscardAsync(county.Author, id, "不办了", County.Ct));
        County.Done(await county.Drafts.DiscardAsync(county.Second, id, "不办了", County.Ct));

        County.Refused(await county.Drafts.SaveAsync(county.Author, id, 1, AuthoringCounty.Employees(200), County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.Equal(1, await county.Record.ReadAsync(db => db.DraftRevisions.CountAsync()));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.Set<PolicyMarket.Data.Audit.AuditEvent>().CountAsync(e => e.Action == "draft.discard")));
    }

    [Fact]
    public async Task The_database_refuses_to_change_what_is_submitted_and_what_was_saved()
    {
        var draft = await county.SubmittedAsync(AuthoringCounty.Employees(200));

        foreach (
            var sql in new FormattableString[]
            {
                $"UPDATE ItemDrafts SET Conditions = '' WHERE Id = {draft.Id}",
                $"UPDATE ItemDrafts SET State = 'Published' || '' , DepartmentId = 7 WHERE Id = {draft.Id}",
                $"DELETE FROM ItemDrafts WHERE Id = {draft.Id}",
                $"UPDATE DraftSubmissions SET RuleJson = '' WHERE DraftId = {draft.Id}",
                $"DELETE FROM DraftRevisions WHERE DraftId = {draft.Id}",
            }
        )
        {
            await Assert.ThrowsAnyAsync<Exception>(() => county.Record.ExecuteAsync(sql));
        }
    }

    private static Dictionary<DraftSection, string> Part(DraftSection section, string text) => new() { [section] = text };
}
