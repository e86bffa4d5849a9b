using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Data.Imports;

public sealed class PolicyImportTests
{
    private const string Nothing = "firms 0, batches 0, sheets 0, items 0, versions 0, documents 0, events 0";

    [Fact]
    public async Task Starter_library_is_taken_in_once_and_its_rules_read_back_the_same()
    {
        await using var house = await ImportFixture.OpenAsync();

        var first = await house.Policies.ImportAsync(null, Library(_ => { }), "policies.json", default);
        var before = await house.CountsAsync();
        var again = await house.Policies.ImportAsync(null, Library(_ => { }), "policies.json", default);

        Assert.Equal((120, 0, 0), (first.Value?.NewItems, first.Value?.NewVersions, first.Value?.Unchanged));
        Assert.True(again.Value is { IsRepeat: true, Unchanged: 120 }, again.Why);
        Assert.Equal(before, await house.CountsAsync());
        await using var db = await house.ReadAsync();
        foreach (var version in await db.PolicyItemVersions.AsNoTracking().Include(version => version.Item).ToListAsync())
        {
            using var json = System.Text.Json.JsonDocument.Parse(version.RuleJson);
            var rule = PolicyExchange.ReadOne(json.RootElement, AttributeCatalog.Starter, "$").Required;
            Assert.Equal((version.Fingerprint, version.Item?.Code), (rule.Fingerprint, rule.Id));
        }

        var item = await db
            .PolicyItems.Include(found => found.Document)
            .Include(found => found.Department)
            .SingleAsync(found => found.Code == "cn-cit-small-low-profit");
        Assert.Equal(("税务", new DateOnly(2027, 12, 31), 1), (item.Department?.Key, item.Document?.EffectiveTo, item.CurrentNumber));
    }

    [Fact]
    public async Task A_preview_names_what_would_change_and_stores_nothing()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.Policies.ImportAsync(null, Library(items => items.RemoveAt(1)), "policies.json", default);
        var before = await house.CountsAsync();

        var preview = await house.Policies.PreviewAsync(
            null,
            Library(items => items[0]!["cap"] = 1234.56),
            "policies.json",
            PunctuationChoice.Keep,
            default
        );

        Assert.True(preview.Succeeded, preview.Why);
        Assert.Equal(DataDiagnostics.PolicyOverview, preview.Value.Code);
        Assert.Contains("新事项 1 项，出新版本的 1 项，没有变化的 118 项", preview.Value.Sentence, StringComparison.Ordinal);
        Assert.Contains(preview.Value.Details, line => line.EndsWith("出第 2 版，改动：封顶（不封顶 → 1,234.56 元）", StringComparison.Ordinal));
        Assert.Contains(preview.Value.Details, line => line.StartsWith("新事项：", StringComparison.Ordinal));
        Assert.Equal(before, await house.CountsAsync());
    }

    [Fact]
    public async Task Changed_text_makes_a_new_version_and_leaves_the_old_one()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.Policies.ImportAsync(null, Library(_ => { }), "policies.json", default);

        var changed = await house.Policies.ImportAsync(null, Library(items => items[0]!["cap"] = 1234.56), "policies.json", default);

        Assert.Equal((0, 1, 119), (changed.Value?.NewItems, changed.Value?.NewVersions, changed.Value?.Unchanged));
        await using var db = await house.ReadAsync();
        var versions = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(version => version.Item!.Code == "cn-cit-small-low-profit")
            .OrderBy(version => version.Number)
            .ToListAsync();
        Assert.Equal([(1, null), (2, (long?)123456)], versions.Select(version => (version.Number, version.CapFen)));
        Assert.Equal(2, (await db.PolicyItems.SingleAsync(item => item.Code == "cn-cit-small-low-profit")).CurrentNumber);
    }

    [Fact]
    public async Task Text_of_an_earlier_version_becomes_the_newest_one_with_a_warning()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.Policies.ImportAsync(null, Library(_ => { }), "policies.json", default);
        var changed = await house.Policies.ImportAsync(null, Library(items => items[0]!["cap"] = 1234.56), "policies.json", default);

        var returned = await house.Policies.ImportAsync(null, Library(_ => { }), "policies.json", default);

        Assert.DoesNotContain(changed.Value!.Warnings, warning => warning.Code == DataDiagnostics.PolicyReturns);
        var warning = returned.Value!.Warnings.Single(one => one.Code == DataDiagnostics.PolicyReturns);
        Assert.Equal("cn-cit-small-low-profit", warning.Where);
        Assert.Contains("第 1 版相同", warning.Message, StringComparison.Ordinal);
        await using var db = await house.ReadAsync();
        Assert.Equal(3, (await db.PolicyItems.SingleAsync(item => item.Code == "cn-cit-small-low-profit")).CurrentNumber);
    }

    [Theory]
    [InlineData("[{\"id\":", DiagnosticCatalogue.JsonBroken, "第 1 行")]
    [InlineData("{}", DiagnosticCatalogue.JsonShape, "$")]
    public async Task Broken_json_is_refused_with_its_place(string text, string code, string where)
    {
        await using var house = await ImportFixture.OpenAsync();

        var result = await house.Policies.ImportAsync(null, new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.json", default);

        Assert.Equal(code, result.Diagnostics[0].Code);
        Assert.StartsWith(where, result.Diagnostics[0].Where, StringComparison.Ordinal);
        Assert.Equal(Nothing, await house.CountsAsync());
    }

    [Theory]
    [InlineData("attribute", "$[0]")]
    [InlineData("formula", "$[0].amount")]
    [InlineData("date", "$[0].document")]
    [InlineData("twice", "$[1].id")]
    public async Task One_bad_item_keeps_the_whole_file_out(string what, string where)
    {
        await using var house = await ImportFixture.OpenAsync();
        var library = Library(items =>
        {
            switch (what)
            {
                case "attribute":
                    items[0]!["conditions"] = new JsonObject
                    {
                        ["attribute"] = "no_such_fact",
                        ["op"] = ">",
                        ["value"] = 1,
                    };
                    break;
                case "formula":
                    items[0]!["amount"] = "taxable_income * * 2";
                    break;
                case "date":
                    items[0]!["document"]!["effective_to"] = "2027-02-30";
                    break;
                case "twice":
                    items[1]!["id"] = items[0]!["id"]!.GetValue<string>();
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(what), what, "No such mistake.");
            }
        });

        var result = await house.Policies.ImportAsync(null, library, "policies.json", default);

        Assert.False(result.Succeeded);
        Assert.StartsWith(where, result.Diagnostics[0].Where, StringComparison.Ordinal);
        Assert.Equal(Nothing, await house.CountsAsync());
    }

    [Fact]
    public async Task Person_without_the_role_stores_nothing()
    {
        await using var house = await ImportFixture.OpenAsync();

        var result = await house.Policies.ImportAsync(new PersonId(5), Library(_ => { }), "policies.json", default);

        Assert.Equal(DataDiagnostics.NotAllowed, result.Diagnostics[0].Code);
        Assert.Equal(Nothing, await house.CountsAsync());
    }

    [Fact]
    public async Task Conditions_that_contradict_or_repeat_are_taken_in_and_told_to_the_author()
    {
        await using var house = await ImportFixture.OpenAsync();
        var library = Library(items =>
        {
            items[0]!["conditions"]!["all"]!.AsArray().Add(JsonNode.Parse("""{"attribute":"taxable_income","op":">","value":4000000}"""));
            items[1]!["conditions"] = JsonNode.Parse(
                """{"all":[{"attribute":"employees","op":">=","value":10},{"attribute":"employees","op":">=","value":20}]}"""
            );
        });

        var result = await house.Policies.ImportAsync(null, library, "policies.json", default);

        Assert.Equal(120, result.Value?.NewItems);
        Assert.Equal(
            [(DiagnosticCatalogue.ConditionContradiction, "$[0].conditions.all[3]"), (DiagnosticCatalogue.ConditionImplied, "$[1].conditions.all[0]")],
            result
                .Value?.Warnings.Where(one => one.Code is not (DataDiagnostics.PolicyHandling or DataDiagnostics.PolicyReprint))
                .Select(one => (one.Code, one.Where ?? ""))
        );
        Assert.StartsWith("事项 cn-cit-small-low-profit“小型微利企业减免企业所得税”，指标“", result.Value?.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PunctuationChoice.Keep, "新建(投产)企业,奖励", "建议写作“新建（投产）企业，奖励”")]
    [InlineData(PunctuationChoice.Correct, "新建（投产）企业，奖励", "已改为全角：“新建（投产）企业，奖励”")]
    public async Task Half_width_punctuation_is_told_with_its_place_and_corrected_on_demand(PunctuationChoice choice, string stored, string said)
    {
        await using var house = await ImportFixture.OpenAsync();
        var library = Library(items => items[3]!["title"] = "新建(投产)企业,奖励");

        var result = await house.Policies.ImportAsync(null, library, "policies.json", choice, default);

        var warning = Assert.Single(result.Value!.Warnings, one => one.Code == DataDiagnostics.PolicyPunctuation);
        Assert.Equal("$[3].title", warning.Where);
        Assert.Contains(said, warning.Message, StringComparison.Ordinal);
        await using var db = await house.ReadAsync();
        Assert.Equal(1, await db.PolicyItemVersions.CountAsync(version => version.Title == stored));
    }

    [Fact]
    public async Task Codes_formulas_and_addresses_are_no_texts()
    {
        await using var house = await ImportFixture.OpenAsync();
        var library = Library(items => items[3]!["source"] = "https://www.example.gov.cn/a(1),b?c=d:e");

        var result = await house.Policies.ImportAsync(null, library, "policies.json", PunctuationChoice.Correct, default);

        Assert.DoesNotContain(result.Value!.Warnings, one => one.Code == DataDiagnostics.PolicyPunctuation);
        Assert.Equal(120, result.Value!.NewItems);
    }

    [Fact]
    public async Task Items_that_are_applied_for_without_how_are_named_in_one_line()
    {
        await using var house = await ImportFixture.OpenAsync();

        var result = await house.Policies.ImportAsync(null, Library(_ => { }), "policies.json", default);

        var warning = Assert.Single(result.Value!.Warnings, one => one.Code == DataDiagnostics.PolicyHandling);
        Assert.Contains("没有写全办理信息", warning.Message, StringComparison.Ordinal);
        Assert.Contains("以通知为准", warning.Message, StringComparison.Ordinal);
    }

    private static MemoryStream Library(Action<JsonArray> change)
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        var items = JsonNode.Parse(stream) as JsonArray ?? throw new InvalidOperationException("The starter library is no array.");
        change(items);
        return new MemoryStream(Encoding.UTF8.GetBytes(items.ToJsonString()));
    }
}
