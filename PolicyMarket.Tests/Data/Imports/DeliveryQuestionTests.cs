using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Rules.Diagnostics;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>A delivery that would remove or change much is stored only when that was accepted.</summary>
public sealed class DeliveryQuestionTests
{
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly DateOnly Second = new(2026, 11, 10);
    private static readonly DeliveryChoice Complete = new() { Mode = DeliveryMode.Complete };
    private static readonly DeliveryChoice Supplement = new() { Mode = DeliveryMode.Supplement };

    [Fact]
    public async Task First_delivery_is_never_asked_about()
    {
        await using var house = await ImportFixture.OpenAsync();
        Assert.Empty((await house.ImportAsync(File(30, n => n * 1_000), asOf: First)).Questions);
    }

    [Fact]
    public async Task Missing_firms_and_columns_are_counted_named_and_stored_only_when_accepted()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(30, n => n * 1_000), asOf: First);
        var fewer = Utf8($"统一社会信用代码,企业名称,营业收入\n{FirmCode(1)},厂1,1000\n");
        var before = await house.CountsAsync();

        var asked = await house.ImportAsync(fewer, asOf: Second);

        var question = Assert.Single(asked.Questions);
        Assert.Equal((false, DataDiagnostics.DeliveryRemoves), (asked.IsStored, question.Code));
        Assert.Equal("与现有的同一来源、同一期间的数据相比，这份文件会去掉 29 家企业（58 个值）和 1 列（1 个值）。", question.Sentence);
        Assert.Contains("厂2（", question.Details[0], StringComparison.Ordinal);
        Assert.Contains("等 29 家", question.Details[0], StringComparison.Ordinal);
        Assert.Equal("文件里没有的列：从业人员（1 家有值）", question.Details[1]);
        Assert.Equal(before, await house.CountsAsync());

        var taken = await house.ImportAsync(fewer, asOf: Second, choice: Complete);

        Assert.Equal((true, 29), (taken.IsStored, taken.Effect.Ended));
        await using var db = await house.ReadAsync();
        var sheets = await db.FactSheets.OrderBy(s => s.FirmId).ToListAsync();
        Assert.Equal(["""{"revenue":1000}""", "{}"], sheets.Take(2).Select(s => Encoding.UTF8.GetString(s.Values)));
        Assert.All(sheets, s => Assert.Equal((taken.BatchId, taken.BatchId), (s.BatchId, (long?)s.ChangedBatchId)));
        Assert.Contains("29 家企业（58 个值）", (await db.AuditEvents.SingleAsync(e => e.Action == "import.accepted")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supplement_keeps_firms_and_columns_that_it_does_not_name()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(30, n => n * 1_000), asOf: First);

        var taken = await house.ImportAsync(Utf8($"统一社会信用代码,营业收入,从业人员\n{FirmCode(1)},7000,\n"), asOf: Second, choice: Supplement);

        Assert.Empty(taken.Questions);
        await using var db = await house.ReadAsync();
        var sheets = await db.FactSheets.Where(s => s.FirmId == 1).OrderBy(s => s.AsOf).ToListAsync();
        Assert.Equal(
            ("""{"employees":8,"revenue":1000}""", """{"revenue":7000}"""),
            (Encoding.UTF8.GetString(sheets[0].Values), Encoding.UTF8.GetString(sheets[1].Values))
        );
        Assert.Equal(31, await db.FactSheets.CountAsync());
    }

    [Fact]
    public async Task Later_whole_delivery_ends_supplements()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(2, n => n * 1_000), asOf: First);
        await house.ImportAsync(Utf8($"统一社会信用代码,营业收入\n{FirmCode(1)},7000\n"), asOf: Second, choice: Supplement);

        var taken = await house.ImportAsync(File(2, n => n * 1_000), asOf: new DateOnly(2026, 11, 15));

        Assert.True(taken.IsStored);
        await using var db = await house.ReadAsync();
        var sheet = await db.FactSheets.SingleAsync(s => s.FirmId == 1);
        Assert.Equal(("""{"employees":8,"revenue":1000}""", taken.BatchId), (Encoding.UTF8.GetString(sheet.Values), (long?)sheet.ChangedBatchId));
    }

    [Fact]
    public async Task What_a_file_would_change_is_shown_first_and_stored_only_when_exactly_that_was_accepted()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(Utf8($"统一社会信用代码,企业名称,从业人员,营业收入\n{FirmCode(1)},厂1,8,1000\n{FirmCode(2)},厂2,9,\n"), asOf: First);
        var file = Utf8($"统一社会信用代码,企业名称,从业人员,营业收入\n{FirmCode(1)},厂1,12,1000\n{FirmCode(2)},厂2,9,500\n{FirmCode(3)},厂3,1,1\n");
        var before = await house.CountsAsync();
        var show = new DeliveryChoice { ShowsFirst = true };

        var overview = Assert.Single((await house.ImportAsync(file, asOf: Second, choice: show)).Questions);

        Assert.Equal((DeliveryQuestionKind.Overview, DataDiagnostics.DeliveryOverview), (overview.Kind, overview.Code));
        Assert.Equal("文件有 3 行：新企业 1 家，有数据要改的 2 家，数据不变的 0 家。", overview.Sentence);
        Assert.Equal($"从业人员：改变 1 家，如 厂1（{FirmCode(1)}） 8 人 → 12 人", overview.Details[0]);
        Assert.Equal("营业收入：新增 1 家", overview.Details[1]);
        Assert.Equal(before, await house.CountsAsync());

        var other = await house.ImportAsync(file, asOf: Second, choice: show with { Seen = ["another"] });
        Assert.False(other.IsStored);
        var taken = await house.ImportAsync(file, asOf: Second, choice: show with { Seen = [overview.Key] });
        Assert.Equal((true, 1), (taken.IsStored, taken.NewFirms));
        await using var db = await house.ReadAsync();
        Assert.Equal(0, await db.AuditEvents.CountAsync(e => e.Action == "import.accepted"));
    }

    [Theory]
    [InlineData(3, 10_000)]
    [InlineData(30, 10_000)]
    [InlineData(30, 0.001)]
    [InlineData(1, 10)]
    [InlineData(1, 0.01)]
    public async Task Sums_that_move_by_a_power_of_ten_are_asked_about(int firms, double factor)
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(firms, n => 100_000_000 + (n * 1_000)), asOf: First);

        var asked = await house.ImportAsync(File(firms, n => (100_000_000 + (n * 1_000)) * (decimal)factor), asOf: Second);

        var question = asked.Questions.Single(one => one.Kind == DeliveryQuestionKind.Jumps);
        Assert.Equal(DataDiagnostics.DeliveryJumps, question.Code);
        Assert.Contains(factor > 1 ? $"×{factor:#,##0} {firms} 家" : $"÷{1 / factor:#,##0} {firms} 家", question.Details[0], StringComparison.Ordinal);
        var accepted = await house.ImportAsync(
            File(firms, n => (100_000_000 + (n * 1_000)) * (decimal)factor),
            asOf: Second,
            choice: new DeliveryChoice { AcceptsJumps = true, AcceptsChanges = true }
        );
        Assert.True(accepted.IsStored);
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(19, 1.5)]
    public async Task Usual_changes_of_a_few_firms_are_not_asked_about(int firms, double factor)
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(firms, n => n * 1_000_000), asOf: First);
        Assert.Empty((await house.ImportAsync(File(firms, n => n * 1_000_000 * (decimal)factor), asOf: Second)).Questions);
    }

    [Theory]
    [InlineData(20, 11, true)]
    [InlineData(20, 10, false)]
    public async Task More_changed_firms_than_usual_are_asked_about(int firms, int changed, bool isAsked)
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(firms, n => n * 1_000_000), asOf: First);

        var report = await house.ImportAsync(File(firms, n => n <= changed ? n * 1_500_000 : n * 1_000_000), asOf: Second);

        Assert.Equal(isAsked ? [DataDiagnostics.DeliveryChanges] : [], report.Questions.Select(one => one.Code));
    }

    [Fact]
    public async Task Acceptance_of_one_difference_does_not_hold_for_another()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(3, n => n * 1_000), asOf: First);
        var fewer = File(1, n => n * 1_000);
        var asked = await house.ImportAsync(fewer, asOf: Second);
        await house.ImportAsync(File(4, n => n * 1_000), asOf: First.AddDays(1));

        var again = await house.ImportAsync(fewer, asOf: Second, choice: Complete with { Seen = [.. asked.Questions.Select(one => one.Key)] });

        Assert.False(again.IsStored);
        Assert.NotEqual(asked.Questions[0].Key, again.Questions.Single().Key);
        Assert.True((await house.ImportAsync(fewer, asOf: Second, choice: Complete with { Seen = [.. again.Questions.Select(one => one.Key)] })).IsStored);
    }

    [Fact]
    public async Task Older_delivery_does_not_bring_back_what_a_complete_one_ended()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(2, n => n * 1_000), asOf: First);
        await house.ImportAsync(File(1, n => n * 1_000), asOf: Second, choice: Complete);

        await house.ImportAsync(File(3, n => n * 1_000), asOf: First.AddDays(1));

        await using var db = await house.ReadAsync();
        Assert.Equal(["{}", "{}"], (await db.FactSheets.Where(s => s.FirmId > 1).ToListAsync()).Select(s => Encoding.UTF8.GetString(s.Values)));
    }

    private static byte[] File(int firms, Func<int, decimal> revenue)
    {
        var text = new StringBuilder("统一社会信用代码,企业名称,营业收入,从业人员\n");
        for (var number = 1; number <= firms; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{FirmCode(number)},厂{number},{revenue(number)},{number + 7}\n");
        }

        return Utf8(text.ToString());
    }
}
