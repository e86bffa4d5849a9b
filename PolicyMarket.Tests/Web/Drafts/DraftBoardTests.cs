using System.Text;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Drafts;

namespace PolicyMarket.Tests.Web.Drafts;

/// <summary>The tree of a draft over three firms: 400, 100 and an unknown number of employees.</summary>
public sealed partial class DraftBoardTests : PageTest
{
    private const string Code = "draft-item";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private int batches;

    [Fact]
    public void Figures_stand_at_the_top_and_beside_every_condition()
    {
        var board = Open();

        Assert.Equal(["1家", "1家", "¥ 100", "0家"], Figures(board));
        Assert.Contains("共 3 家", board.Markup, StringComparison.Ordinal);
        Assert.Equal("读作：从业人员不少于 300 人。", board.Find("p.whole").TextContent);
        Assert.Contains("数值（人） · 2 / 3 家有数据", board.Find(".leaf .foot").TextContent, StringComparison.Ordinal);
        Assert.Equal(["满足 1不满足 1缺数据 1", "满足 1不满足 1缺数据 1"], board.FindAll(".counts div.small").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("已发布 1 家 相同", Flat(board.Find(".figures")), StringComparison.Ordinal);
        Assert.Contains("最近一批是税务 2025", board.Find(".foot").TextContent, StringComparison.Ordinal);
        Assert.Contains("试算不改变已发布的事项", board.Find(".foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_threshold_counts_more_firms_beside_the_published_figure()
    {
        var board = Open();

        await board.InvokeAsync(() => Value(board).Input("50"));

        Within(board, () => Assert.Equal(["2家", "1家", "¥ 100", "1家"], Figures(board)));
        Assert.Contains("已发布 1 家 +1", Flat(board.Find(".figures")), StringComparison.Ordinal);
        await board.InvokeAsync(() => Buttons(board, "恢复为已发布")[0].Click());
        Within(board, () => Assert.Equal(["1家", "1家", "¥ 100", "0家"], Figures(board)));
        Assert.Equal("300", Value(board).GetAttribute("value"));
    }

    [Fact]
    public async Task Conditions_that_contradict_are_named_at_their_rows_and_at_the_top()
    {
        var board = Open();

        await board.InvokeAsync(() => Buttons(board, "添加条件")[0].Click());
        Within(board, () => Assert.Contains("请选择指标", board.Markup, StringComparison.Ordinal));
        await PickAsync(board, 1, "从业人员");
        await board.InvokeAsync(() => board.FindAll("select[aria-label=怎样比较]")[1].Change("Less"));
        await board.InvokeAsync(() => board.FindAll("input[aria-label^=比较的值]")[1].Input("50"));

        Within(board, () => Assert.Equal(2, board.FindAll(".remark.never").Count));
        Assert.Contains(
            "“从业人员不少于 300 人”与“从业人员少于 50 人”互相矛盾，没有企业能同时满足",
            board.Find(".remark.never").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("没有企业能同时满足全部条件", board.Find("p.never").TextContent, StringComparison.Ordinal);
        Within(board, () => Assert.Equal("0家", Figures(board)[0]));
    }

    [Fact]
    public async Task A_wrong_value_says_so_at_its_row_and_the_last_valid_figures_stay_with_a_mark()
    {
        var board = Open();

        await board.InvokeAsync(() => Value(board).Input("三百"));

        Within(board, () => Assert.Contains("应为数字", board.Find(".problem").TextContent, StringComparison.Ordinal));
        Assert.Equal(["1家", "1家", "¥ 100", "0家"], Figures(board));
        Assert.Contains("最近一次有效草稿的数字；草稿有 1 处要改正", board.Find("p.old").TextContent, StringComparison.Ordinal);
        Assert.Empty(board.FindAll("a[download]"));

        await board.InvokeAsync(() => Value(board).Input("300"));
        Within(board, () => Assert.Empty(board.FindAll("p.old")));
    }

    [Fact]
    public async Task Groups_are_added_turned_round_and_removed()
    {
        var board = Open();

        await board.InvokeAsync(() => board.Find("select.kind").Change("Not"));
        Within(board, () => Assert.Equal("1家", Figures(board)[0]));
        Assert.Equal(["满足 1不满足 1缺数据 1", "满足 1不满足 1缺数据 1"], board.FindAll(".counts div.small").Select(cell => cell.TextContent.Trim()));
        await board.InvokeAsync(() => board.Find("select.kind").Change("Any"));
        await board.InvokeAsync(() => Buttons(board, "添加一组")[0].Click());
        Within(board, () => Assert.Equal(2, board.FindAll(".group").Count));
        await board.InvokeAsync(() => Buttons(board, "删去这一组")[0].Click());
        Within(board, () => Assert.Single(board.FindAll(".group")));
        await board.InvokeAsync(() => board.FindAll("button.remove")[0].Click());
        Within(board, () => Assert.Contains("至少要有一个条件", board.Markup, StringComparison.Ordinal));
        await board.InvokeAsync(() => Buttons(board, "添加自由条件")[0].Click());
        await board.InvokeAsync(() => board.Find("textarea.formula").Input("employees > 50"));
        Within(board, () => Assert.Equal("2家", Figures(board)[0]));
        await board.InvokeAsync(() => board.Find("#amount").Input(""));
        Within(board, () => Assert.Contains("没有金额公式", board.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_are_moved_by_keyboard_buttons_and_mouse_and_every_step_is_undone()
    {
        var board = Open();
        await board.InvokeAsync(() => Buttons(board, "添加自由条件")[0].Click());
        await board.InvokeAsync(() => board.Find("textarea.formula").Input("employees > 50"));
        Within(board, () => Assert.Equal(2, board.FindAll(".leaf b").Count));

        await board.InvokeAsync(() => board.FindAll(".leaf")[1].FocusIn());
        await board.InvokeAsync(() => board.Find("[data-steps]").KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true }));
        Assert.NotEmpty(board.FindAll(".leaf")[0].QuerySelectorAll("textarea"));
        Assert.Contains("现在是这一组的第 1 项，共 2 项", board.Find(".steps .said").TextContent, StringComparison.Ordinal);

        await board.InvokeAsync(() => board.Find("#amount-view").FocusIn());
        await board.InvokeAsync(() => board.Find("[data-steps]").KeyDown(new KeyboardEventArgs { Key = "ArrowDown", AltKey = true }));
        Assert.NotEmpty(board.FindAll(".leaf")[0].QuerySelectorAll("textarea"));

        await board.InvokeAsync(() => board.FindAll("button.handle")[0].Click());
        await board.InvokeAsync(() => Buttons(board, "套进新的一组")[0].Click());
        Assert.Equal(2, board.FindAll(".group").Count);
        await board.InvokeAsync(() => board.Find("button.fold").Click());
        Assert.Empty(board.FindAll("textarea.formula"));
        await board.InvokeAsync(() => board.Find("button.fold").Click());
        await board.InvokeAsync(() => board.FindAll("button.handle")[^1].DragStart());
        await board.InvokeAsync(() => board.FindAll(".gap")[0].Drop());
        Assert.Empty(board.FindAll(".gap"));
        Assert.Equal("300", board.FindAll(".leaf")[0].QuerySelector("input[aria-label^=比较的值]")?.GetAttribute("value"));

        for (var i = 0; i < 5; i++)
        {
            await board.InvokeAsync(() => board.Find("[data-steps]").KeyDown(new KeyboardEventArgs { Key = "z", CtrlKey = true }));
        }

        Assert.Single(board.FindAll(".leaf"));
        Assert.True(board.Find("button[aria-label='撤销']").HasAttribute("disabled"));
        await board.InvokeAsync(() => board.Find("button[aria-label^=重做：]").Click());
        Assert.Equal(2, board.FindAll(".leaf").Count);
    }

    [Fact]
    public async Task An_amount_is_edited_as_a_form_and_as_a_formula_and_tried()
    {
        var board = Open();
        Assert.Equal("Rate", board.Find("#amount-view").GetAttribute("value"));
        Assert.Equal("10", board.Find("#amount-factor").GetAttribute("value"));

        await board.InvokeAsync(() => board.Find("#amount-factor").Input("20"));
        Assert.Equal("revenue * 0.2", board.Find("#amount").TextContent + board.Find("#amount").GetAttribute("value"));
        await board.InvokeAsync(() => board.Find("#amount-view").Change("Tiers"));
        Assert.Contains("请填写这一档的值", board.Find(".tiers").TextContent, StringComparison.Ordinal);
        await board.InvokeAsync(() => board.Find("input[aria-label=第\\ 1\\ 档下限]").Input("0"));
        await board.InvokeAsync(() => board.Find("input[aria-label=第\\ 1\\ 档上限]").Input("500"));
        await board.InvokeAsync(() => board.Find("input[aria-label=第\\ 1\\ 档金额]").Input("7"));
        await board.InvokeAsync(() => Buttons(board, "添加一档")[0].Click());
        Assert.Equal("500", board.Find("input[aria-label=第\\ 2\\ 档下限]").GetAttribute("value"));
        Within(board, () => Assert.Contains("请填写这一档的值", board.Find(".tiers").TextContent, StringComparison.Ordinal));
        Within(board, () => Assert.Contains("草稿有 1 处要改正", board.Find("p.old").TextContent, StringComparison.Ordinal));
        await board.InvokeAsync(() => board.Find("input[aria-label=第\\ 2\\ 档金额]").Input("9"));
        Within(board, () => Assert.Equal("¥ 9", Figures(board)[2]));

        await board.InvokeAsync(() => board.Find("input[aria-label='试算：营业收入']").Input("499.99"));
        Assert.Contains("落在第 1 档：0 元（含）至 500 元（不含）", board.Find(".answer").TextContent, StringComparison.Ordinal);
        Assert.Contains("7.00 元", board.Find(".answer .sum").TextContent, StringComparison.Ordinal);

        await board.InvokeAsync(() => board.Find("#amount").Input("revenue * ("));
        Within(board, () => Assert.NotEmpty(board.FindAll(".formula mark")));
        for (var i = 0; i < 20; i++)
        {
            await board.InvokeAsync(() => board.Find("[data-steps]").KeyDown(new KeyboardEventArgs { Key = "z", CtrlKey = true }));
        }

        Assert.Equal("10", board.Find("#amount-factor").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_downloaded_is_imported_as_the_next_version()
    {
        var board = Open();
        await board.InvokeAsync(() => Value(board).Input("50"));
        Within(board, () => Assert.Equal("2家", Figures(board)[0]));

        var link = board.Find("a[download]");
        Assert.Equal("draft-item.json", link.GetAttribute("download"));
        using var file = new MemoryStream(Convert.FromBase64String((link.GetAttribute("href") ?? "").Split(',')[1]));
        var result = await County.Record.Get<PolicyImport>().ImportAsync(null, file, "draft-item.json", default);

        Assert.Equal((0, 1), (result.Value?.NewItems, result.Value?.NewVersions));
        Assert.Contains(
            "\"value\":50",
            await County.Record.ReadAsync(db =>
                db.PolicyItemVersions.Where(v => v.Item!.Code == Code && v.Number == 2).Select(v => v.RuleJson).SingleAsync()
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_attribute_and_an_import_are_counted_too()
    {
        var board = Open();
        await PickAsync(board, 0, "失业保险参保人数");
        await board.InvokeAsync(() => Value(board).Input("1"));
        Within(board, () => Assert.Equal("0家", Figures(board)[0]));

        await DeliverAsync(County.Firm, """{"employees": 400, "revenue": 1000, "employees_insured": 7}""");

        Within(board, () => Assert.Equal("1家", Figures(board)[0]));
    }

    [Fact]
    public async Task A_damaged_sheet_is_named_with_its_file_its_firm_is_not_counted_and_comes_back_once_it_is_mended()
    {
        await County.Record.ExecuteAsync($"""UPDATE "FactSheets" SET "Values" = {"{\"employees\": 40"u8.ToArray()} WHERE "FirmId" = {County.Firm.Id}""");
        Enter(Roles.Officer);

        var board = Render<DraftBoard>(p => p.Add(x => x.Code, Code));

        Within(
            board,
            () =>
                Assert.Contains(
                    $"“{County.Firm.Name}”（{County.Firm.CreditCode}）的税务数据",
                    board.Find("[role=alert]").TextContent,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains("文件“a.csv”", board.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("不含数据损坏的企业，共 1 家", board.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Within(board, () => Assert.Equal("0家", Figures(board)[0]));

        await DeliverAsync(County.Firm, """{"employees": 400, "revenue": 1000}""");
        await board.InvokeAsync(() => Buttons(board, "再读一次")[0].Click());
        Within(board, () => Assert.Equal(["1家", "1家", "¥ 100", "0家"], Figures(board)));
        Assert.Empty(board.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Items_of_other_departments_are_refused_and_administrators_see_all()
    {
        var other = await County.Record.DepartmentAsync("科技");
        await County.Record.ExecuteAsync($"UPDATE PolicyItems SET DepartmentId = {other.Id} WHERE Code = {Code}");
        Enter(Roles.Officer);
        Assert.Contains("不归你的部门", Render<DraftBoard>(p => p.Add(x => x.Code, Code)).Markup, StringComparison.Ordinal);
        Assert.Contains("这个事项归科技局，不归你的部门", Render<DraftPage>(p => p.Add(x => x.Code, Code)).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, Render<DraftsPage>().Markup, StringComparison.Ordinal);

        Enter(Roles.Administrator);
        Assert.Contains(Code, Render<DraftsPage>().Markup, StringComparison.Ordinal);
        Assert.Equal(4, Figures(Opened()).Length);

        Enter(Roles.Firm);
        Assert.Empty(Render<DraftBoard>(p => p.Add(x => x.Code, Code)).Markup);
    }

    [Fact]
    public async Task A_draft_from_nothing_begins_with_all_firms()
    {
        Enter(Roles.Officer);
        var board = Render<DraftBoard>();

        Within(board, () => Assert.Equal("3家", Figures(board)[0]));
        Assert.Contains("没有条件，所有企业都符合", board.Markup, StringComparison.Ordinal);
        await board.InvokeAsync(() => board.Find("#draft-id").Input(""));
        Within(board, () => Assert.Contains("请填写事项编号", board.Markup, StringComparison.Ordinal));
    }

    private protected override async Task SeedAsync()
    {
        await County.Record.ItemAsync(
            County.Department,
            County.Fund.Id,
            Code,
            ruleJson: """
            {"id":"draft-item","title":"用工奖补","document":{"title":"文件","number":null,"issuer":null,"level":"县","region":"431382","effective_from":"2026-01-01","effective_to":"2027-12-31"},
            "category":"奖补","mode":"免申即享","department":"工信","summary":"","conditions":{"all":[{"attribute":"employees","op":">=","value":300,"cite":"第一条"}]},
            "amount":"revenue * 0.1","cap":null,"exclusive_group":null,"frequency":"yearly","source":"","confidence":"page"}
            """
        );
        await DeliverAsync(County.Firm, """{"employees": 400, "revenue": 1000}""");
        await DeliverAsync(await County.Record.FirmAsync(2), """{"employees": 100}""");
        await County.Record.FirmAsync(3);
    }

    private async Task DeliverAsync(Firm firm, string values)
    {
        var batch = await County.Record.SeedAsync(
            new ImportBatch
            {
                Source = "税务",
                Period = "2025",
                ContentHash = $"{++batches}",
                FileName = "a.csv",
                AsOf = new DateOnly(2026, 3, 1),
                RowCount = 1,
                ImportedAt = County.Record.Business.UtcNow,
                ImportedBy = "测试",
            }
        );
        await County.Record.ExecuteAsync($"DELETE FROM FactSheets WHERE FirmId = {firm.Id}");
        await County.Record.SeedAsync(
            new FactSheet
            {
                FirmId = firm.Id,
                Source = "税务",
                Period = "2025",
                AsOf = batch.AsOf,
                BatchId = batch.Id,
                ChangedBatchId = batch.Id,
                Values = Encoding.UTF8.GetBytes(values),
            }
        );
    }

    private void Enter(string role)
    {
        SignIn(role);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private IRenderedComponent<DraftBoard> Open()
    {
        Enter(Roles.Officer);
        return Opened();
    }

    private IRenderedComponent<DraftBoard> Opened()
    {
        var board = Render<DraftBoard>(p => p.Add(x => x.Code, Code));
        Within(board, () => Assert.DoesNotContain("…", string.Concat(Figures(board)), StringComparison.Ordinal));
        Within(board, () => Assert.Contains("已发布", board.Find(".figures").TextContent, StringComparison.Ordinal));
        return board;
    }

    private static async Task PickAsync(IRenderedComponent<DraftBoard> board, int row, string label)
    {
        await board.InvokeAsync(() => board.FindAll("input[aria-label=指标]")[row].Focus());
        await board.InvokeAsync(() => board.FindAll("input[aria-label=指标]")[row].Input(label));
        await board.InvokeAsync(() => board.FindAll("[role=option]").First(option => option.Children[0].TextContent == label).Click());
    }

    private static IElement Value(IRenderedComponent<DraftBoard> board) => board.Find("input[aria-label^=比较的值]");

    private static string[] Figures(IRenderedComponent<DraftBoard> board) =>
        [.. board.FindAll(".figures .figure").Select(cell => Flat(cell).Replace(" 家", "家", StringComparison.Ordinal))];

    private static string Flat(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Time passes: a draft waits until nothing more is typed, and looks for new data every few seconds.</summary>
    private void Within(IRenderedComponent<DraftBoard> board, Action holds)
    {
        using var passing = new Timer(
            _ => County.Record.Clock.Advance(TimeSpan.FromMilliseconds(200)),
            state: null,
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(20)
        );
        board.WaitForAssertion(holds, Soon);
    }
}
