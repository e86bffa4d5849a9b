using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Authoring.Documents;

/// <summary>Heads are accepted or corrected, clauses are left out with a reason, and items are made of clauses, by officers of the department alone.</summary>
public sealed class DocumentDeskTests : IAsyncLifetime
{
    private static readonly DraftContent Content = new(
        """{"id":"document-1","title":"工业企业奖励"}""",
        """{"rule":{"all":[{"attribute":"employees","op":">=","value":300,"cite":"第二条（一）"}]}}""",
        """{"amount":"500000","cap":null}"""
    );

    private AuthoringCounty county = null!; // set before each test
    private SourceDocument document = null!; // as above

    private DocumentDesk Desk => county.Record.Get<DocumentDesk>();

    private ItemFromClauses Items => county.Record.Get<ItemFromClauses>();

    public async Task InitializeAsync()
    {
        county = await AuthoringCounty.CreateAsync();
        County.Done(await county.Record.Get<DocumentIntake>().TakeInTextAsync(county.Author, SampleDocument.Text, County.Ct));
        document = await county.Record.ReadAsync(db => db.SourceDocuments.AsNoTracking().SingleAsync());
    }

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_field_is_accepted_corrected_and_kept_with_its_history()
    {
        Assert.Equal("涟政发〔2026〕12号", County.Done(await SetAsync(DocumentHeadField.Number, " 涟政发〔2026〕12号 ")));
        County.Done(await SetAsync(DocumentHeadField.Number, "涟政发〔2026〕12号"));
        Assert.Equal("", County.Done(await SetAsync(DocumentHeadField.Number, "", county.Second)));

        var entries = await county.Record.ReadAsync(db => db.DocumentHeadEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(
            [(1, "涟政发〔2026〕12号", county.Author.Value), (2, "", county.Second.Value)],
            entries.Select(e => (e.Sequence, e.Value, e.PersonId))
        );
        Assert.Equal(2, await county.Record.ReadAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Action == "document.head")));
    }

    [Fact]
    public async Task What_was_decided_and_changed_past_the_workflows_is_not_relied_on()
    {
        County.Done(await SetAsync(DocumentHeadField.Number, "涟政发〔2026〕12号"));
        await county.Record.ForgeAsync($"UPDATE DocumentHeadEntries SET Value = '涟政发〔2026〕13号'");

        County.Refused(await SetAsync(DocumentHeadField.Issuer, "涟源市人民政府"), DataDiagnostics.RecordChanged);
    }

    [Theory]
    [InlineData(DocumentHeadField.Title, "")]
    [InlineData(DocumentHeadField.Level, "乡")]
    [InlineData(DocumentHeadField.Region, "000001")]
    [InlineData(DocumentHeadField.EffectiveFrom, "2026年4月1日")]
    [InlineData(DocumentHeadField.Issuer, "两\n行")]
    public async Task A_value_that_a_field_cannot_have_is_refused(DocumentHeadField field, string value)
    {
        County.Refused(await SetAsync(field, value), DataDiagnostics.DocumentHeadValue);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.DocumentHeadEntries.CountAsync()));
    }

    [Fact]
    public async Task The_last_day_is_not_before_the_first()
    {
        County.Done(await SetAsync(DocumentHeadField.EffectiveFrom, "2026-04-01"));

        County.Refused(await SetAsync(DocumentHeadField.EffectiveTo, "2026-03-31"), DataDiagnostics.DocumentHeadValue);
        County.Done(await SetAsync(DocumentHeadField.EffectiveTo, "2026-04-01"));
    }

    [Fact]
    public async Task Clauses_are_left_out_with_a_reason_and_put_back()
    {
        int[] clauses = [Clause("第一条"), Clause("第五条")];

        Assert.Equal(2, County.Done(await Desk.LeaveOutAsync(county.Author, document.Id, clauses, "制定目的", County.Ct)));
        Assert.Equal(0, County.Done(await Desk.LeaveOutAsync(county.Author, document.Id, clauses, "制定目的", County.Ct)));
        Assert.Equal(1, County.Done(await Desk.PutBackAsync(county.Second, document.Id, [clauses[1]], "标错了", County.Ct)));

        var decisions = await county.Record.ReadAsync(db => db.ClauseDecisions.AsNoTracking().OrderBy(d => d.Id).ToListAsync());
        Assert.Equal(
            [(clauses[0], 1, true, "制定目的"), (clauses[1], 1, true, "制定目的"), (clauses[1], 2, false, "标错了")],
            decisions.Select(d => (d.ClauseOffset, d.Sequence, d.IsLeftOut, d.Reason))
        );
        Assert.All(decisions, d => Assert.Equal(county.Record.Business.UtcNow, d.At));
        County.Refused(await Desk.LeaveOutAsync(county.Author, document.Id, clauses, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Refused(await Desk.LeaveOutAsync(county.Author, document.Id, [], "理由", County.Ct), DataDiagnostics.WorkNothingChosen);
        County.Refused(await Desk.LeaveOutAsync(county.Author, document.Id, [7], "理由", County.Ct), DataDiagnostics.WorkNotFound);
    }

    [Fact]
    public async Task An_item_is_a_draft_with_its_citations()
    {
        var draftId = County.Done(
            await Items.MakeAsync(county.Author, document.Id, Content, [Cited("第二条（一）", "从业人员300人以上", DraftSection.Conditions)], County.Ct)
        );

        var draft = await county.LoadAsync(draftId);
        Assert.Equal((DraftState.Draft, "工业企业奖励", 1, county.Author.Value), (draft.State, draft.Title, draft.Revision, draft.CreatedByPersonId));
        var citation = await county.Record.ReadAsync(db => db.ClauseCitations.AsNoTracking().SingleAsync());
        Assert.Equal((draftId, 1, document.Id, "第二条（一）"), (citation.DraftId, citation.Sequence, citation.DocumentId, citation.Cite));
        Assert.Equal("从业人员300人以上", citation.Words);
        Assert.Equal(1, await county.Record.ReadAsync(db => db.DraftRevisions.CountAsync(r => r.DraftId == draftId)));
    }

    [Fact]
    public async Task Words_that_do_not_stand_in_the_clause_make_no_draft()
    {
        var right = Cited("第二条（一）", "从业人员300人以上", DraftSection.Conditions);
        CitedWords[] wrong =
        [
            right with
            {
                Words = "从业人员200人以上",
            },
            right with
            {
                ClauseOffset = Clause("第三条"),
            },
            right with
            {
                ClauseOffset = 1,
            },
            right with
            {
                Offset = -1,
            },
            right with
            {
                Length = 100_000,
            },
        ];

        foreach (var one in wrong)
        {
            County.Refused(await Items.MakeAsync(county.Author, document.Id, Content, [right, one], County.Ct), DataDiagnostics.DocumentCitation);
        }

        County.Refused(await Items.MakeAsync(county.Author, document.Id, Content, [], County.Ct), DataDiagnostics.WorkNothingChosen);
        County.Refused(
            await Items.MakeAsync(county.Author, document.Id, Content, [.. Enumerable.Repeat(right, 401)], County.Ct),
            DataDiagnostics.WorkTooMany
        );
        County.Refused(await Items.MakeAsync(county.Author, document.Id, Content with { Head = "[]" }, [right], County.Ct), DataDiagnostics.WorkTextShape);
        Assert.Equal(0, await county.Record.ReadAsync(db => db.ItemDrafts.CountAsync()));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.ClauseCitations.CountAsync()));
    }

    [Fact]
    public async Task Officers_of_other_departments_change_nothing()
    {
        var other = await county.Record.PersonAsync("other", Roles.Officer, (await county.Record.DepartmentAsync("科技")).Id);

        County.Refused(await SetAsync(DocumentHeadField.Title, "标题", other), DataDiagnostics.NotYours);
        County.Refused(await Desk.LeaveOutAsync(other, document.Id, [Clause("第一条")], "理由", County.Ct), DataDiagnostics.NotYours);
        County.Refused(await Desk.PutBackAsync(other, document.Id, [Clause("第一条")], "理由", County.Ct), DataDiagnostics.NotYours);
        County.Refused(
            await Items.MakeAsync(other, document.Id, Content, [Cited("第三条", "奖励50万元", DraftSection.Amount)], County.Ct),
            DataDiagnostics.NotYours
        );
    }

    private Task<Result<string>> SetAsync(DocumentHeadField field, string value, PersonId? person = null) =>
        Desk.SetHeadAsync(person ?? county.Author, document.Id, field, value, County.Ct);

    private int Clause(string cite) => document.Clauses.Single(clause => clause.Cite == cite).Offset;

    private CitedWords Cited(string cite, string words, DraftSection section) =>
        new(Clause(cite), section, document.Text.IndexOf(words, StringComparison.Ordinal), words.Length, words);
}
