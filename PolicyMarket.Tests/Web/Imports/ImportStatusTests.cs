using System.Collections.Immutable;
using Bunit;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Web.Ui;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Imports;

public sealed class ImportStatusTests : UiTest
{
    private static readonly ImportUploader Officer = new(new PersonId(7), "王经办", IsAdministrator: false, "人社");
    private static readonly ImportRun Waiting = new(
        Guid.Empty,
        new ImportOrder(ImportKind.Firms, "用工.csv", "人社", "2025", new DateOnly(2026, 10, 31), Officer),
        new DateTime(2026, 11, 27, 1, 0, 0, DateTimeKind.Utc),
        TotalBytes: 4_000
    );

    [Fact]
    public void A_waiting_file_says_how_many_come_before_it()
    {
        var page = Render<ImportStatus>(p => p.Add(s => s.Run, Waiting).Add(s => s.Ahead, 2));
        Assert.Contains("前面还有 2 份文件", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_import_shows_its_real_share_of_the_file()
    {
        var run = Waiting with { State = ImportState.Running, Phase = "第 1 步，共 2 步：逐格检查", Rows = 12_345, Percent = 25 };
        var page = Render<ImportStatus>(p => p.Add(s => s.Run, run));

        var bar = page.Find("progress");
        Assert.Equal("25", bar.GetAttribute("value"));
        Assert.Equal("phase", bar.GetAttribute("aria-labelledby"));
        Assert.Contains("已处理 12,345 行", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_file_lists_its_cells_and_says_that_nothing_was_imported()
    {
        var refusal = new ImportRefusal(
            1_500,
            [new ImportProblem(218, "统一社会信用代码", "PM1001", "校验位不对（应为 K）。"), new ImportProblem(null, null, "PM5005", "文件不完整。")]
        );
        var page = Render<ImportStatus>(p => p.Add(s => s.Run, Waiting with { State = ImportState.Refused, Refusal = refusal }));

        Assert.Contains("没有导入任何数据。改正后重新上传即可。", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("列出前 2 处，共 1,500 处", page.Markup, StringComparison.Ordinal);
        string[][] rows = [.. page.FindAll("tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray())];
        Assert.Equal(["218", "统一社会信用代码", "校验位不对（应为 K）。", "PM1001"], rows[0]);
        Assert.Equal(["—", "整个文件", "文件不完整。", "PM5005"], rows[1]);
    }

    [Fact]
    public void A_finished_import_shows_its_figures_and_leads_to_matching()
    {
        var run = Waiting with
        {
            State = ImportState.Done,
            Taken = new ImportTaken(WasThereBefore: false, [new ImportFigure("数据行", "100,000 行"), new ImportFigure("新企业", "12 家")]),
            StartedAt = Waiting.ReceivedAt,
            EndedAt = Waiting.ReceivedAt.AddSeconds(42),
        };
        var page = Render<ImportStatus>(p => p.Add(s => s.Run, run));

        Assert.Equal("已全部导入，用时 42 秒", page.Find("h2").TextContent.Trim());
        Assert.Contains("100,000 行", page.Markup, StringComparison.Ordinal);
        Assert.Equal(Urls.Runs, page.Find("a.btn").GetAttribute("href"));
    }

    [Fact]
    public void Remarks_to_authors_stand_below_the_figures()
    {
        var warning = new Diagnostic(DiagnosticCatalogue.ConditionContradiction, "“甲”与“乙”互相矛盾。", "$[3].conditions.all[1]");
        var run = Waiting with
        {
            State = ImportState.Done,
            Taken = new ImportTaken(WasThereBefore: false, []) { Warnings = [warning] },
        };
        var page = Render<ImportStatus>(p => p.Add(s => s.Run, run));

        var section = page.Find("section[aria-labelledby=warnings]");
        Assert.Contains("提醒（1 处，不影响导入）", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("“甲”与“乙”互相矛盾。", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("$[3].conditions.all[1] · PM3017", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_again_says_that_nothing_changed()
    {
        var run = Waiting with { State = ImportState.Done, Taken = new ImportTaken(WasThereBefore: true, []) };
        var page = Render<ImportStatus>(p => p.Add(s => s.Run, run));
        Assert.Contains("什么也没有改动", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_is_empty_with_a_next_step_or_shows_who_imported_what()
    {
        var none = Render<ImportHistory>(p => p.Add(h => h.Batches, []).Add(h => h.Departments, ImmutableDictionary<string, string>.Empty));
        Assert.Contains("还没有导入过企业数据", none.Markup, StringComparison.Ordinal);

        var row = new ImportBatchRow(3, "人社", "2026-10", new DateOnly(2026, 10, 31), "用工.csv", 2_000, 15, "王经办", Waiting.ReceivedAt);
        var some = Render<ImportHistory>(p =>
            p.Add(h => h.Batches, [row])
                .Add(h => h.Departments, ImmutableDictionary<string, string>.Empty.Add("人社", "人力资源和社会保障局"))
                .Add(h => h.Older, Urls.ImportsBefore(3))
        );
        string[] cells = [.. some.FindAll("tbody td").Select(cell => cell.TextContent.Trim())];
        Assert.Equal(["人力资源和社会保障局", "2026年10月", "2026-10-31", "用工.csv", "2,000", "15", "王经办", "2026-11-27 09:00"], cells);
        Assert.Equal("/desk/imports?before=3", some.Find("p.acts a").GetAttribute("href"));
    }

    [Fact]
    public void People_see_their_own_and_their_departments_imports()
    {
        Assert.True(Officer.MaySee(Waiting.Order));
        Assert.True((Officer with { PersonId = new PersonId(8) }).MaySee(Waiting.Order));
        Assert.False((Officer with { PersonId = new PersonId(8), DepartmentKey = "税务" }).MaySee(Waiting.Order));
        Assert.False(
            (Officer with { PersonId = new PersonId(8), DepartmentKey = null }).MaySee(Waiting.Order with { Kind = ImportKind.Policies, Source = "" })
        );
        Assert.True((Officer with { PersonId = new PersonId(8), IsAdministrator = true, DepartmentKey = null }).MaySee(Waiting.Order));
    }
}
