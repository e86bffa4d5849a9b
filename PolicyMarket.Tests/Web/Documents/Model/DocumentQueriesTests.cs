using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Data.Authoring;
using PolicyMarket.Tests.Data.Authoring.Documents;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Documents.Model;

/// <summary>A citation lasts from the draft to the published version and to the next draft of the item.</summary>
public sealed class DocumentQueriesTests : IAsyncLifetime
{
    private const string Code = "cited-item";
    private const string Words = "从业人员300人以上";

    private AuthoringCounty county = null!; // set before each test
    private SourceDocument document = null!; // as above

    private DocumentQueries Queries => new(county.Record.Get<IDbContextFactory<PolicyMarketDb>>());

    public async Task InitializeAsync()
    {
        county = await AuthoringCounty.CreateAsync();
        County.Done(await county.Record.Get<DocumentIntake>().TakeInTextAsync(county.Author, SampleDocument.Text, County.Ct));
        document = await county.Record.ReadAsync(db => db.SourceDocuments.AsNoTracking().SingleAsync());
    }

    public async Task DisposeAsync() => await county.DisposeAsync();

    [Fact]
    public async Task A_citation_is_submitted_published_and_found_by_the_next_draft()
    {
        var draftId = await MakeAsync();
        County.Done(await county.Submissions.SubmitAsync(county.Author, draftId, 1, "新办法", County.Ct));
        County.Done(await county.ApproveAsync(await county.LoadAsync(draftId), county.Second));

        var version = await county.CurrentAsync(Code);
        Assert.Contains("\"cite\":\"第二条（一）\"", version.RuleJson, StringComparison.Ordinal);
        var use = Assert.Single((await FindAsync()).Uses[Clause]);
        Assert.Equal((DraftState.Published, version.ItemId, true), (use.State, use.ItemId, use.IsThere));

        var next = County.Done(await county.Drafts.CreateAsync(county.Author, Code, await county.ContentAsync(Code), County.Ct));
        var link = Assert.Single(await Queries.LinksAsync(county.Author, next, County.Ct));
        Assert.Equal(("第二条（一）", Words, Urls.Clause(document.Id, Clause), null), (link.Cite, link.Words, link.Address, link.Quote));
    }

    [Fact]
    public async Task A_draft_that_was_given_up_cites_nothing()
    {
        var draftId = await MakeAsync();
        Assert.True((await FindAsync()).IsCited(document.Clauses[2]));

        County.Done(await county.Drafts.DiscardAsync(county.Author, draftId, "做错了", County.Ct));

        var view = await FindAsync();
        Assert.False(view.IsCited(document.Clauses[2]));
        Assert.Contains(view.Open, clause => clause.Offset == Clause);
        var row = Assert.Single(await Queries.ListAsync(county.Author, County.Ct));
        Assert.Equal((0, 7, 0), (row.Cited, row.Open, row.Drafts));
    }

    [Fact]
    public async Task An_administrator_sees_the_clauses_of_a_draft_and_no_way_to_the_document()
    {
        var draftId = await MakeAsync();
        var administrator = county.County.People[Roles.Administrator];

        var link = Assert.Single(await Queries.LinksAsync(administrator, draftId, County.Ct));

        Assert.Equal(("第二条（一）", null, 1), (link.Cite, link.Address, link.Quote));
        Assert.Empty(await Queries.ListAsync(administrator, County.Ct));
        Assert.Null(await Queries.FindAsync(administrator, document.Id, County.Ct));
        var other = await county.Record.PersonAsync("other", Roles.Officer, (await county.Record.DepartmentAsync("科技")).Id);
        Assert.Empty(await Queries.LinksAsync(other, draftId, County.Ct));
    }

    private int Clause => document.Clauses.Single(clause => clause.Cite == "第二条（一）").Offset;

    private async Task<DocumentView> FindAsync() =>
        await Queries.FindAsync(county.Author, document.Id, County.Ct) ?? throw new InvalidOperationException("The document is there.");

    private async Task<long> MakeAsync()
    {
        var json = AuthoringCounty.ItemJson("""{"attribute":"employees","op":">=","value":300,"cite":"第二条（一）"}""", Code);
        var cited = new CitedWords(Clause, DraftSection.Conditions, document.Text.IndexOf(Words, StringComparison.Ordinal), Words.Length, Words);
        return County.Done(
            await county.Record.Get<ItemFromClauses>().MakeAsync(county.Author, document.Id, DraftContent.Of(county.RuleOf(json)), [cited], County.Ct)
        );
    }
}
