using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Policies.Search;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

public sealed class FirmImportTests
{
    private const string Head = "统一社会信用代码,企业名称,从业人员,注册地行政区划";
    private const string Nothing = "firms 0, batches 0, sheets 0, items 0, versions 0, documents 0, events 0";
    private static readonly string A = FirmCode(1);
    private static readonly string B = FirmCode(2);

    [Fact]
    public async Task Good_file_is_stored_whole_with_batch_and_audit_event()
    {
        await using var house = await ImportFixture.OpenAsync();
        var seen = new List<ImportProgress>();

        var report = await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431382\n{B},乙厂,,\n"), progress: new Told(seen));

        Assert.Equal((true, false, 2, 2), (report.IsStored, report.IsRepeat, report.Rows, report.NewFirms));
        Assert.Equal("已导入 2 行，其中新企业 2 家（批次 1）。", report.Sentence);
        await using var db = await house.ReadAsync();
        var sheets = await db.FactSheets.OrderBy(sheet => sheet.Id).ToListAsync();
        Assert.Equal("""{"employees":12,"registration_region":"431382"}""", Encoding.UTF8.GetString(sheets[0].Values));
        Assert.Equal("{}", Encoding.UTF8.GetString(sheets[1].Values));
        Assert.All(
            sheets,
            sheet =>
                Assert.Equal(("市场监管", "current", new DateOnly(2026, 11, 19), report.BatchId), (sheet.Source, sheet.Period, sheet.AsOf, sheet.BatchId))
        );
        var firms = await db.Firms.OrderBy(firm => firm.Id).ToListAsync();
        Assert.Equal([("甲厂", "431382"), ("乙厂", null)], firms.Select(firm => (firm.Name, firm.Region)));
        Assert.Equal(DateTimeKind.Utc, firms[0].CreatedAt.Kind);
        Assert.Equal(new DateTime(2026, 11, 20, 4, 0, 0, DateTimeKind.Utc), firms[0].CreatedAt);
        Assert.Equal("import.firms", (await db.AuditEvents.SingleAsync()).Action);
        Assert.Equal((ImportStage.Storing, 1.0), (seen[^1].Stage, seen[^1].Share));
        Assert.Contains(seen, step => step is { Stage: ImportStage.Reading, Share: 1.0 });
    }

    [Fact]
    public async Task Same_file_twice_changes_nothing()
    {
        await using var house = await ImportFixture.OpenAsync();
        var file = Utf8($"{Head}\n{A},甲厂,12,431382\n");
        var first = await house.ImportAsync(file);
        var before = await house.CountsAsync();

        var again = await house.ImportAsync(file, name: "另一个名字.csv");

        Assert.Equal((true, true, first.BatchId), (again.IsStored, again.IsRepeat, again.BatchId));
        Assert.Equal(before, await house.CountsAsync());
    }

    [Fact]
    public async Task Newer_file_replaces_the_sheet_of_its_source_and_period_only()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431382\n"));
        await house.ImportAsync(Utf8($"统一社会信用代码,企业名称,从业人员\n{A},甲  厂别名,15\n"), source: "人社", period: "2025");

        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂有限公司,,431302\n"), asOf: new DateOnly(2026, 11, 20));

        await using var db = await house.ReadAsync();
        var firm = await db.Firms.SingleAsync();
        Assert.Equal(("甲厂有限公司", "431302"), (firm.Name, firm.Region));
        var sheets = await db
            .FactSheets.OrderBy(sheet => sheet.Source)
            .ToDictionaryAsync(sheet => sheet.Source, sheet => Encoding.UTF8.GetString(sheet.Values));
        Assert.Equal("""{"registration_region":"431302"}""", sheets["市场监管"]);
        Assert.Equal("""{"employees":15}""", sheets["人社"]);
        Assert.Equal(3, await db.ImportBatches.CountAsync());
    }

    [Fact]
    public async Task A_sheet_remembers_the_batch_in_which_its_values_or_the_region_last_changed()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431382\n{B},乙厂,3,431382\n"));
        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431382\n{B},乙厂,4,431382\n"), asOf: new DateOnly(2026, 11, 20));
        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431302\n"), source: "统计", asOf: new DateOnly(2026, 11, 20));
        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431382\n"), name: "b.csv", period: "2025", asOf: new DateOnly(2026, 11, 20));
        await house.ImportAsync(Utf8($"{Head}\n{A},甲厂,12,431302\n\n"), source: "统计", asOf: new DateOnly(2026, 11, 20));

        await using var db = await house.ReadAsync();
        var sheets = await db.FactSheets.OrderBy(sheet => sheet.Id).Select(sheet => new { sheet.BatchId, sheet.ChangedBatchId }).ToListAsync();
        Assert.Equal([(2L, 1L), (2L, 2L), (5L, 5L), (4L, 4L)], sheets.Select(sheet => (sheet.BatchId, sheet.ChangedBatchId)));
    }

    public static TheoryData<string, string, string, string> BadFirms =>
        new()
        {
            { $"{Head}\n{A},甲,12,431382\n{B},乙,两,431382\n", DiagnosticCatalogue.FactNotNumber, "第 3 行 · 从业人员", "不是数字" },
            { $"{Head}\n{A},甲,12,431382\n{B},乙,1,999999\n", DiagnosticCatalogue.RegionUnknown, "第 3 行 · 注册地行政区划", "999999" },
            { $"{Head}\n{A},甲,12,431382\n{B},乙,1,431382\n{A},丙,1,431382\n", DataDiagnostics.FirmTwice, "第 4 行 · 统一社会信用代码", "第 2 行" },
            { $"统一社会信用代码,从业人员\n{A},12\n", DataDiagnostics.FirmNameMissing, "第 2 行 · 企业名称", "市场监管" },
            { $"{Head}\n", DataDiagnostics.NoRows, "整个文件", "没有数据行" },
            { $"{Head}\n{A},甲,=1+1,431382\n", DataDiagnostics.CellHoldsFormula, "第 2 行 · 从业人员", "选择性粘贴" },
            { $"{Head}\n{A},甲,12,431382\n{B},\"乙", DataDiagnostics.FileCutShort, "第 3 行", "重新上传" },
            { $"{Head},不存在的列\n{A},甲,12,431382,1\n", DataDiagnostics.ColumnUnknown, "第 5 列", "删去这一列" },
        };

    [Theory]
    [MemberData(nameof(BadFirms))]
    public async Task Bad_file_names_its_place_and_nothing_of_it_is_stored(string text, string code, string where, string words)
    {
        await using var house = await ImportFixture.OpenAsync();

        var report = await house.ImportAsync(Utf8(text));

        Assert.False(report.IsStored);
        Assert.Equal((code, where), (report.Problems[0].Code, report.Problems[0].Where));
        Assert.Contains(words, report.Problems[0].Reason, StringComparison.Ordinal);
        Assert.Contains("什么也没有保存", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(Nothing, await house.CountsAsync());
    }

    [Fact]
    public async Task Bad_file_of_each_kind_leaves_nothing()
    {
        await using var house = await ImportFixture.OpenAsync(ImportLimits.Default with { MaxFileBytes = 10_000 });
        var workbook = Workbook(Row(1, Text("A1", "统一社会信用代码"), Text("B1", "企业名称")) + Row(2, Text("A2", A), Text("B2", "甲")));
        (byte[] Content, string Name)[] files =
        [
            (workbook[..(workbook.Length / 2)], "a.xlsx"),
            (Utf8($"{{\"id\":\"{A}\",\"name\":\"甲\"}}\n{{\"id\":\"{B}\",\"na"), "a.jsonl"),
            (new byte[20_000], "a.csv"),
            ([], "a.csv"),
        ];
        foreach (var (content, name) in files)
        {
            Assert.False((await house.ImportAsync(content, name)).IsStored);
        }

        Assert.Equal(Nothing, await house.CountsAsync());
        Assert.True((await house.ImportAsync(workbook, "a.xlsx")).IsStored);
        Assert.True((await house.ImportAsync(Utf8($"{{\"id\":\"{B}\",\"facts\":{{\"enterprise_name\":\"乙\",\"employees\":3}}}}\n"), "a.jsonl")).IsStored);
    }

    [Theory]
    [InlineData("", "current", "2026-11-19", DataDiagnostics.ImportSource)]
    [InlineData("人社", "2026-13", "2026-11-19", DataDiagnostics.ImportPeriod)]
    [InlineData("人社", "去年", "2026-11-19", DataDiagnostics.ImportPeriod)]
    [InlineData("人社", "2025", "2026-11-21", DataDiagnostics.ImportAsOf)]
    public async Task Order_with_a_wrong_source_period_or_date_is_refused(string source, string period, string asOf, string code)
    {
        await using var house = await ImportFixture.OpenAsync();

        var report = await house.ImportAsync(
            Utf8($"{Head}\n{A},甲,12,431382\n"),
            source: source,
            period: period,
            asOf: DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)
        );

        Assert.Equal(code, report.Problems[0].Code);
        Assert.Equal(Nothing, await house.CountsAsync());
    }

    [Fact]
    public async Task Person_without_the_role_stores_nothing()
    {
        await using var house = await ImportFixture.OpenAsync();

        var report = await house.ImportAsync(Utf8($"{Head}\n{A},甲,12,431382\n"), personId: new PersonId(17));

        Assert.Equal(DataDiagnostics.NotAllowed, report.Problems[0].Code);
        Assert.Equal(Nothing, await house.CountsAsync());
    }

    [Fact]
    public async Task Import_that_is_given_up_while_storing_leaves_nothing()
    {
        await using var house = await ImportFixture.OpenAsync();
        var lines = new StringBuilder(Head).Append('\n');
        for (var number = 1; number <= 5_000; number++)
        {
            lines.Append(FirmCode(number)).Append(",甲,1,431382\n");
        }

        using var stop = new CancellationTokenSource();
        var progress = new Stop(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.ImportAsync(Utf8(lines.ToString()), progress: progress, ct: stop.Token));

        Assert.Equal(Nothing, await house.CountsAsync());
        Assert.Equal(5_000, (await house.ImportAsync(Utf8(lines.ToString()))).NewFirms);
    }

    private sealed class Told(List<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen.Add(value);
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == ImportStage.Storing)
            {
                source.Cancel();
            }
        }
    }
}
