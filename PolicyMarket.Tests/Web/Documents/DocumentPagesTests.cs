using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Data.Authoring.Documents;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Documents;
using PolicyMarket.Web.Drafts.Publishing;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Documents;

/// <summary>The pages of documents: taking in, the head, clauses with their suggestions, and the way to a draft and back.</summary>
public sealed class DocumentPagesTests : PageTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Pasted_text_is_taken_in_and_its_page_opens()
    {
        Paste(SampleDocument.Text);
        SignInAtDesk(Roles.Officer);
        var page = Render<DocumentsPage>();
        Assert.Contains("还没有收录文件", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => Buttons(page, "收录正文")[0].Click());

        page.WaitForAssertion(
            () => Assert.Contains("/desk/documents/1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal),
            Soon
        );
        var list = Render<DocumentsPage>();
        list.WaitForAssertion(() => Assert.Contains("涟政发〔2026〕12号", list.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("待核对", list.Markup, StringComparison.Ordinal);
        Assert.Contains("已引用 0，未引用 7", list.Markup, StringComparison.Ordinal);
        Assert.Contains("建议", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_again_is_said_and_linked()
    {
        var id = await TakeInAsync();
        Paste(SampleDocument.Text);
        SignInAtDesk(Roles.Officer);
        var page = Render<DocumentsPage>();

        await page.InvokeAsync(() => Buttons(page, "收录正文")[0].Click());

        page.WaitForAssertion(() => Assert.Contains("这份正文已经收录过，没有重复保存", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Equal("打开已收录的文件", page.Find($"[role=status] a[href='{Urls.Document(id)}']").TextContent);
    }

    [Fact]
    public async Task A_paste_of_ten_megabytes_is_refused_before_it_is_sent()
    {
        JSInterop.Setup<IJSStreamReference>(DocumentsPage.TypedText, _ => true).SetResult(new Typed(10 << 20, Stream.Null));
        SignInAtDesk(Roles.Officer);
        var page = Render<DocumentsPage>();

        await page.InvokeAsync(() => Buttons(page, "收录正文")[0].Click());

        page.WaitForAssertion(() => Assert.Contains("最多 300,000 个，没有保存", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Equal(0, await County.Record.ReadAsync(db => db.SourceDocuments.CountAsync()));
    }

    [Fact]
    public async Task An_empty_box_is_said()
    {
        Paste("");
        SignInAtDesk(Roles.Officer);
        var page = Render<DocumentsPage>();

        await page.InvokeAsync(() => Buttons(page, "收录正文")[0].Click());

        page.WaitForAssertion(() => Assert.Contains("文件里没有文字", page.Find(".error-note").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task A_line_that_breaks_while_the_text_is_sent_leaves_nothing_and_says_so()
    {
        JSInterop.Setup<IJSStreamReference>(DocumentsPage.TypedText, _ => true).SetResult(new Typed(100, new Broken()));
        SignInAtDesk(Roles.Officer);
        var page = Render<DocumentsPage>();

        await page.InvokeAsync(() => Buttons(page, "收录正文")[0].Click());

        page.WaitForAssertion(() => Assert.Contains("没有送完，什么也没有保存", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Equal(0, await County.Record.ReadAsync(db => db.SourceDocuments.CountAsync()));
    }

    [Fact]
    public async Task A_file_is_taken_in_and_one_that_cannot_be_read_is_refused_in_words()
    {
        SignInAtDesk(Roles.Officer);
        var page = Render<DocumentsPage>();
        var input = page.FindComponent<InputFile>();

        input.UploadFiles(InputFileContent.CreateFromBinary("%PDF-1.7 broken"u8.ToArray(), "文件.pdf"));
        page.WaitForAssertion(() => Assert.Contains("文件已损坏", page.Find(".error-note").TextContent, StringComparison.Ordinal), Soon);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(SampleDocument.Text, "办法.txt"));
        page.WaitForAssertion(
            () => Assert.Contains("/desk/documents/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal),
            Soon
        );
        Assert.Equal("办法.txt", await County.Record.ReadAsync(db => db.SourceDocuments.Select(d => d.FileName).SingleAsync()));
    }

    [Fact]
    public async Task The_document_is_shown_clause_by_clause_with_marked_suggestions_and_warnings()
    {
        var id = await TakeInAsync(SampleDocument.Twice);
        SignInAtDesk(Roles.Officer);
        var page = Page(id);

        Assert.Contains("正文重复出现了两遍", page.Markup, StringComparison.Ordinal);
        Assert.Contains("重复的部分（没有读取）", page.Markup, StringComparison.Ordinal);
        Assert.Equal(9, page.FindAll(".clauses > li").Count);
        var third = page.FindAll(".clause").Single(clause => clause.TextContent.Contains("第三条", StringComparison.Ordinal));
        Assert.Contains("50万元", third.QuerySelector("mark.amount")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("定额 50 万元", third.TextContent, StringComparison.Ordinal);
        Assert.Contains("很有把握", third.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("mark.negative"));
        Assert.Contains("负面清单", page.Find(".clauses").TextContent, StringComparison.Ordinal);
        Assert.Contains("还没有事项引用的条款（7）", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_traditional_text_is_said()
    {
        using var sample = new StreamReader(
            typeof(DocumentIntake).Assembly.GetManifestResourceStream("PolicyMarket.Data.Documents.Samples.d111-traditional.txt") ?? Stream.Null
        );
        var id = await TakeInAsync(await sample.ReadToEndAsync());
        SignInAtDesk(Roles.Officer);

        Assert.Contains("文件用繁体字写成", Page(id).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_the_head_is_a_suggestion_until_it_is_accepted_or_corrected()
    {
        var id = await TakeInAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        Assert.Contains("已确认 0，共 9", page.Markup, StringComparison.Ordinal);
        Assert.Equal("涟政发〔2026〕12号", page.Find("#field-Number").GetAttribute("value"));
        Assert.Contains("据“涟政发〔2026〕12号”", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("button[aria-label='采纳：文号']").Click());
        page.WaitForAssertion(() => Assert.Contains("已确认 1，共 9", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("已采纳", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("#field-EffectiveTo").Change("2031-12-31"));
        await page.InvokeAsync(() => page.Find("button[aria-label='确认：有效期至（含当日）']").Click());
        page.WaitForAssertion(() => Assert.Contains("已更正", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("建议原为“2031-03-31”", page.Markup, StringComparison.Ordinal);
        var kept = await County.Record.ReadAsync(db => db.DocumentHeadEntries.AsNoTracking().ToListAsync());
        Assert.Equal(
            [(DocumentHeadField.Number, "涟政发〔2026〕12号"), (DocumentHeadField.EffectiveTo, "2031-12-31")],
            kept.OrderBy(e => e.Id).Select(e => (e.Field, e.Value))
        );
    }

    [Fact]
    public async Task Clauses_are_left_out_with_a_reason_and_leave_the_list()
    {
        var id = await TakeInAsync();
        SignInAtDesk(Roles.Officer);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(id);
        await MarkAsync(page, "第一条", "第五条");

        await page.InvokeAsync(() => Buttons(page, "标为不涉及兑现")[0].Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("button")), Soon);
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "制定目的和依据").Click());
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "标为不涉及兑现").Click());

        page.WaitForAssertion(() => Assert.Contains("还没有事项引用的条款（5）", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Equal(2, page.FindAll(".left-out").Count);
        Assert.Contains("制定目的和依据", page.Find(".left-out").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("button[aria-label='恢复第一条']").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("恢复第一条", dialogs.Markup, StringComparison.Ordinal), Soon);
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "标错了").Click());
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "恢复").Click());
        page.WaitForAssertion(() => Assert.Contains("还没有事项引用的条款（6）", page.Markup, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task Marked_clauses_become_a_draft_and_each_page_leads_to_the_other()
    {
        var id = await TakeInAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);
        await page.InvokeAsync(() => page.Find("button[aria-label='采纳：文号']").Click());
        page.WaitForAssertion(() => Assert.Contains("已确认 1", page.Markup, StringComparison.Ordinal), Soon);
        await MarkAsync(page, "第二条", "第三条", "第四条");
        Assert.Contains("已选 7 条", page.Find(".sticky-foot").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => Buttons(page, "做成事项草稿")[0].Click());
        Assert.Contains("文件头里还没有确认的不写进草稿：标题、发文机关", page.Markup, StringComparison.Ordinal);
        foreach (var box in page.FindAll("fieldset input[type=checkbox]").Select((_, at) => at).ToList())
        {
            await page.InvokeAsync(() => page.FindAll("fieldset input[type=checkbox]")[box].Change(true));
        }

        await page.InvokeAsync(() => page.Find("#item-title").Input("工业企业奖励"));
        Assert.Contains("500000", page.Find("dl").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Buttons(page, "做成草稿")[0].Click());

        page.WaitForAssertion(
            () => Assert.Contains("/desk/drafting/1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal),
            Soon
        );
        var draft = await County.Record.ReadAsync(db => db.ItemDrafts.AsNoTracking().SingleAsync());
        Assert.Equal((DraftState.Draft, "工业企业奖励"), (draft.State, draft.Title));
        Assert.Contains("\"number\":\"涟政发〔2026〕12号\"", draft.Head, StringComparison.Ordinal);
        Assert.Contains("（待补政策文件标题）", draft.Head, StringComparison.Ordinal);
        Assert.Contains("\"op\":\">=\",\"value\":300,\"cite\":\"第二条（一）\"", draft.Conditions, StringComparison.Ordinal);
        Assert.Contains("\"value\":2000000,\"cite\":\"第二条（二）\"", draft.Conditions, StringComparison.Ordinal);
        Assert.Contains("{\"not\":", draft.Conditions, StringComparison.Ordinal);
        Assert.Contains("\"amount\":\"500000\"", draft.Amount, StringComparison.Ordinal);

        var sheet = Render<SavedDraftPage>(p => p.Add(x => x.DraftId, draft.Id));
        sheet.WaitForAssertion(() => Assert.NotEmpty(sheet.FindAll(".leaf")), Soon);
        var second = Clause("第二条（一）");
        Assert.Equal("第二条（一）", sheet.Find($".leaf a[href='{Urls.Clause(id, second)}']").TextContent);
        Assert.Contains("给予一次性奖励50万元", sheet.Find(".clauses").TextContent, StringComparison.Ordinal);

        var again = Page(id);
        var cited = again.Find($"#{Urls.ClauseAnchor(second)}");
        Assert.Contains("草稿“工业企业奖励”", cited.TextContent, StringComparison.Ordinal);
        Assert.NotNull(cited.QuerySelector($"a[href='{Urls.DraftCite(draft.Id, Urls.AnchorOfCite(id, second))}']"));
        Assert.Contains("还没有事项引用的条款（2）", again.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_was_taken_out_of_its_draft_makes_its_clause_wait_again()
    {
        var id = await TakeInAsync();
        await DraftAsync(id, """{"rule":{"all":[{"attribute":"employees","op":">=","value":300,"cite":"第二条（一）"}]}}""");
        SignInAtDesk(Roles.Officer);
        Assert.Contains("还没有事项引用的条款（6）", Page(id).Markup, StringComparison.Ordinal);
        var draft = await County.Record.ReadAsync(db => db.ItemDrafts.AsNoTracking().SingleAsync());

        County.Done(
            await County
                .Record.Get<DraftDesk>()
                .SaveAsync(County.Officer, draft.Id, 1, new Dictionary<DraftSection, string> { [DraftSection.Conditions] = "{}" }, County.Ct)
        );

        var page = Page(id);
        Assert.Contains("还没有事项引用的条款（7）", page.Markup, StringComparison.Ordinal);
        Assert.Contains("草稿里已没有这一处，不算引用", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrow_keys_move_between_the_boxes_of_the_clauses()
    {
        var id = await TakeInAsync();
        SignInAtDesk(Roles.Officer);
        var page = Page(id);

        await page.InvokeAsync(() => page.FindAll(".pick input")[0].Focus());
        await page.InvokeAsync(() => page.FindAll(".pick input")[0].KeyDown(new KeyboardEventArgs { Key = "ArrowDown" }));

        Assert.Single(JSInterop.Invocations, call => call.Identifier == "Blazor._internal.domWrapper.focus");
    }

    [Fact]
    public async Task Another_department_sees_no_document()
    {
        var id = await TakeInAsync();
        var other = await County.Record.PersonAsync("other", Roles.Officer, (await County.Record.DepartmentAsync("科技")).Id);
        County.People[Roles.Officer] = other;
        SignInAtDesk(Roles.Officer);

        Assert.Contains("没有这份文件，或它不归你的部门", Render<DocumentPage>(p => p.Add(x => x.DocumentId, id)).Markup, StringComparison.Ordinal);
        Assert.Contains("还没有收录文件", Render<DocumentsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_was_changed_is_not_shown()
    {
        var id = await TakeInAsync();
        await County.Record.ForgeAsync($"UPDATE SourceDocuments SET Text = replace(Text, '50万元', '90万元')");
        SignInAtDesk(Roles.Officer);

        var page = Render<DocumentPage>(p => p.Add(x => x.DocumentId, id));

        page.WaitForAssertion(() => Assert.Contains("与收录时的摘要不一致", page.Markup, StringComparison.Ordinal), Soon);
        Assert.DoesNotContain("90万元", page.Markup, StringComparison.Ordinal);
    }

    private async Task<long> TakeInAsync(string text = SampleDocument.Text) =>
        County.Done(await County.Record.Get<DocumentIntake>().TakeInTextAsync(County.Officer, text, County.Ct)).DocumentId;

    private async Task<long> DraftAsync(long documentId, string conditions)
    {
        var text = await County.Record.ReadAsync(db => db.SourceDocuments.Select(d => d.Text).SingleAsync());
        const string Words = "从业人员300人以上";
        CitedWords cited = new(Clause("第二条（一）"), DraftSection.Conditions, text.IndexOf(Words, StringComparison.Ordinal), Words.Length, Words);
        var content = new DraftContent("""{"id":"a","title":"奖励"}""", conditions, "{}");
        return County.Done(await County.Record.Get<ItemFromClauses>().MakeAsync(County.Officer, documentId, content, [cited], County.Ct));
    }

    private int Clause(string cite) =>
        County.Record.ReadAsync(db => db.SourceDocuments.AsNoTracking().SingleAsync()).Result.Clauses.Single(clause => clause.Cite == cite).Offset;

    private IRenderedComponent<DocumentPage> Page(long id)
    {
        var page = Render<DocumentPage>(p => p.Add(x => x.DocumentId, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".clauses > li")), Soon);
        return page;
    }

    private async Task MarkAsync(IRenderedComponent<DocumentPage> page, params string[] cites)
    {
        foreach (var cite in cites)
        {
            await page.InvokeAsync(() => page.Find($"#{Urls.ClauseAnchor(Clause(cite))} .pick input").Change(true));
        }
    }

    private void Paste(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        JSInterop.Setup<IJSStreamReference>(DocumentsPage.TypedText, _ => true).SetResult(new Typed(bytes.Length, new MemoryStream(bytes)));
    }

    /// <summary>The text of a box as the browser hands it over.</summary>
    private sealed class Typed(long length, Stream content) : IJSStreamReference
    {
        public long Length => length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) => new(content);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>A line that breaks.</summary>
    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<int>(new IOException("The line broke."));
    }
}
