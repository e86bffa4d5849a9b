using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Examples;

namespace PolicyMarket.Tests.Rules.Policies;

public sealed class PolicyExchangeTests
{
    private const string Item = """
        {"id": "a-1", "title": "奖补", "document": {"title": "办法", "number": null, "issuer": null, "level": "市", "region": "430100", "effective_from": "2025-01-01", "effective_to": "2025-12-31"},
         "category": "资金奖补", "mode": "免申即享", "department": "工信", "summary": "", "conditions": {"all": []}, "amount": "1", "cap": null, "exclusive_group": null, "frequency": "once", "source": "", "confidence": "page"}
        """;

    [Fact]
    public void Starter_library_holds_120_items_that_survive_writing_and_reading()
    {
        Assert.Equal(120, WorkedExamples.Rules.Count);
        foreach (var rule in WorkedExamples.Rules.Values)
        {
            var again = Read($"[{Write(rule)}]").Required.Single();

            Assert.Equal(rule.Conditions, again.Conditions);
            Assert.Equal(rule.Document, again.Document);
            Assert.Equal(rule.Fingerprint, again.Fingerprint);
        }
    }

    [Fact]
    public void Fingerprint_changes_with_the_text()
    {
        var rule = Read($"[{Item}]").Required.Single();

        Assert.Equal(64, rule.Fingerprint.Length);
        Assert.Equal(rule.Fingerprint, (rule with { }).Fingerprint);
        Assert.NotEqual(rule.Fingerprint, (rule with { Cap = 1 }).Fingerprint);
        Assert.Equal((rule with { Cap = 1 }).Fingerprint, (rule with { Cap = 1.00m }).Fingerprint);
    }

    [Theory]
    [InlineData("amount", "\"1\"", "cap", "5", AmountKind.Formula)]
    [InlineData("amount", "null", "cap", "5", AmountKind.DiscretionaryUpToCap)]
    [InlineData("amount", "null", "cap", "null", AmountKind.Qualification)]
    public void Amount_kind_follows_formula_and_cap(string first, string one, string second, string two, AmountKind kind) =>
        Assert.Equal(kind, Read($"[{With(With(Item, first, one), second, two)}]").Required.Single().AmountKind);

    [Theory]
    [InlineData("id", null, DiagnosticCatalogue.PolicyMissingField)]
    [InlineData("title", "\" \"", DiagnosticCatalogue.PolicyMissingField)]
    [InlineData("document", "null", DiagnosticCatalogue.PolicyMissingField)]
    [InlineData("conditions", null, DiagnosticCatalogue.PolicyMissingField)]
    [InlineData("title", "5", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("amount", "5", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("mode", "\"自动\"", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("frequency", "\"daily\"", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("document.level", "\"镇\"", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("document.region", "\"999999\"", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("document.effective_to", "\"2025-02-30\"", DiagnosticCatalogue.PolicyDate)]
    [InlineData("document.effective_to", "\"2024-12-31\"", DiagnosticCatalogue.PolicyDatesUpsideDown)]
    [InlineData("cap", "-1", DiagnosticCatalogue.PolicyCap)]
    [InlineData("cap", "1e30", DiagnosticCatalogue.PolicyCap)]
    [InlineData("cap", "\"5\"", DiagnosticCatalogue.PolicyCap)]
    [InlineData("titel", "\"x\"", DiagnosticCatalogue.PolicyUnknownField)]
    [InlineData("document.nr", "\"x\"", DiagnosticCatalogue.PolicyUnknownField)]
    [InlineData("amount", "\"revenue *\"", DiagnosticCatalogue.FeelUnexpected)]
    [InlineData("amount", "\"no_such\"", DiagnosticCatalogue.FeelUnknownName)]
    [InlineData("conditions", "{\"attribute\": \"x\", \"op\": \">\", \"value\": 1}", DiagnosticCatalogue.ConditionUnknownAttribute)]
    public void Bad_item_is_refused_with_its_path(string field, string? value, string code)
    {
        var read = Read($"[{Item.Replace("a-1", "a-0", StringComparison.Ordinal)}, {With(Item, field, value)}]");

        Assert.Contains(code, read.Diagnostics.Select(one => one.Code));
        Assert.All(read.Diagnostics, one => Assert.StartsWith("$[1]", one.Where, StringComparison.Ordinal));
        Assert.True(field == "id" || read.Diagnostics.All(one => one.Message.StartsWith("事项 a-1：", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{}", DiagnosticCatalogue.JsonShape)]
    [InlineData("[5]", DiagnosticCatalogue.PolicyShape)]
    [InlineData("[{]", DiagnosticCatalogue.JsonBroken)]
    public void File_of_another_shape_is_refused(string json, string code) => Assert.Equal(code, Assert.Single(Read(json).Diagnostics).Code);

    [Theory]
    [InlineData("[\n\"\\ud83d\"]", "半个代理对", "第 2 行第 1 字节")]
    [InlineData("\u00EF\u00BB\u00BF[\n\"\\ud83d\"]", "半个代理对", "第 2 行第 1 字节")]
    [InlineData("[\n \xff]", "不属于 UTF-8", "第 2 行第 2 字节")]
    public void Text_that_is_no_text_is_refused_with_its_place(string json, string why, string where)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(json));

        var broken = Assert.Single(PolicyExchange.Read(stream, AttributeCatalog.Starter).Diagnostics);

        Assert.Equal((DiagnosticCatalogue.JsonBroken, where), (broken.Code, broken.Where));
        Assert.Contains(why, broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\n\"all\": ", "}")]
    public void Nesting_beyond_the_limit_is_called_so(string open, string close)
    {
        var json = string.Concat(Enumerable.Repeat(open, 300)) + "1" + string.Concat(Enumerable.Repeat(close, 300));

        Assert.Contains("嵌套超过 256 层", Assert.Single(Read(json).Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_item_of_an_id_is_refused() => Assert.Equal((DiagnosticCatalogue.PolicyTwice, "$[1].id"), Single(Read($"[{Item}, {Item}]")));

    [Fact]
    public void File_with_too_many_items_is_refused()
    {
        var json = "[" + string.Join(",", Enumerable.Repeat("1", PolicyExchange.MaxItems + 1)) + "]";

        Assert.Equal((DiagnosticCatalogue.PolicyTooMany, "$"), Single(Read(json)));
    }

    [Theory]
    [InlineData("2025-01-01", "2025-12-31", "2025-12-31", Validity.InForce)]
    [InlineData(null, "2025-12-31", "2025-06-01", Validity.InForce)]
    [InlineData("2025-01-01", "2025-12-31", "2024-12-31", Validity.NotYet)]
    [InlineData("2025-01-01", "2025-12-31", "2026-01-01", Validity.Expired)]
    [InlineData("2025-01-01", null, "2026-01-01", Validity.Undated)]
    [InlineData("2027-01-01", null, "2026-01-01", Validity.NotYet)]
    [InlineData(null, null, "2026-01-01", Validity.Undated)]
    public void Text_is_in_force_only_when_its_dates_say_so(string? from, string? to, string on, Validity validity)
    {
        var text = new PolicyText("办法", null, null, "市", null, Date(from), Date(to));

        Assert.Equal(validity, text.ValidityOn(Date(on) ?? default));
    }

    private static (string Code, string? Where) Single(Result<ImmutableArray<PolicyRule>> read)
    {
        var one = Assert.Single(read.Diagnostics);
        return (one.Code, one.Where);
    }

    private static DateOnly? Date(string? iso) =>
        iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string With(string item, string path, string? value)
    {
        var root = JsonNode.Parse(item)!.AsObject(); // the constant above is an object
        var steps = path.Split('.');
        var target = steps.Length == 2 ? root[steps[0]]!.AsObject() : root;
        if (value is null)
        {
            target.Remove(steps[^1]);
        }
        else
        {
            target[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }

    private static Result<ImmutableArray<PolicyRule>> Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return PolicyExchange.Read(stream, AttributeCatalog.Starter);
    }

    private static string Write(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            PolicyExchange.Write(rule, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
