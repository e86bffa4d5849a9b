using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Rules.Policies;

/// <summary>The later dates of an item, how it is applied for, and its status by the dates.</summary>
public sealed class HandlingTests
{
    private const string Item = """
        {"id": "a-1", "title": "奖补", "document": {"title": "办法", "number": null, "issuer": null, "level": "市", "region": "430100", "effective_from": "2025-01-01", "effective_to": "2025-12-31"},
         "category": "资金奖补", "mode": "标准兑现", "department": "工信", "summary": "", "conditions": {"all": []}, "amount": "1", "cap": null, "exclusive_group": null, "frequency": "once", "source": "", "confidence": "page"}
        """;

    private const string Handling = """
        {"place": "政务服务中心 2 楼", "online": "https://zwfw.example.gov.cn/a?b=1", "hours": "工作日 9:00–17:00", "papers": ["申请表"], "papers_not_needed": ["营业执照"],
         "contact": "工信局产业股", "phone": "0738-1234567", "supervision_phone": "12345", "legal_days": 60, "promised_days": 20}
        """;

    [Fact]
    public void Schedule_and_handling_survive_writing_and_reading()
    {
        var rule = Read(("schedule", """{"decision": "2025-09-30", "payment": "2025-12-31"}"""), ("handling", Handling)).Required;

        Assert.Equal(new ItemSchedule(new DateOnly(2025, 9, 30), new DateOnly(2025, 12, 31)), rule.Schedule);
        Assert.Equal((20, "0738-1234567", "申请表"), (rule.Handling.PromisedDays, rule.Handling.Phone, rule.Handling.Papers.Single()));
        var again = PolicyExchange.ReadOne(JsonDocument.Parse(Write(rule)).RootElement, AttributeCatalog.Starter, "$").Required;
        Assert.Equal(rule.Handling, again.Handling);
        Assert.Equal(rule.Schedule, again.Schedule);
        Assert.Equal(rule.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void Items_without_them_keep_their_fingerprint()
    {
        Assert.Equal(Read().Required.Fingerprint, Read(("schedule", "null"), ("handling", "null")).Required.Fingerprint);
        Assert.NotEqual(Read().Required.Fingerprint, Read(("handling", """{"phone": "12366"}""")).Required.Fingerprint);
    }

    [Theory]
    [InlineData("schedule", "\"2025\"", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("schedule", """{"decision": "2025-13-01"}""", DiagnosticCatalogue.PolicyDate)]
    [InlineData("schedule", """{"decision": "2025-12-31", "payment": "2025-09-30"}""", DiagnosticCatalogue.PolicyDatesUpsideDown)]
    [InlineData("schedule", """{"paid": "2025-12-31"}""", DiagnosticCatalogue.PolicyUnknownField)]
    [InlineData("handling", "[]", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("handling", """{"online": "javascript:alert(1)"}""", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("handling", """{"papers": "申请表"}""", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("handling", """{"legal_days": 0}""", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("handling", """{"telephone": "1"}""", DiagnosticCatalogue.PolicyUnknownField)]
    public void Bad_field_is_refused_with_its_path(string field, string value, string code)
    {
        var read = Read((field, value));

        var fault = Assert.Single(read.Diagnostics);
        Assert.Equal(code, fault.Code);
        Assert.StartsWith("$." + field, fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_before_the_window_opens_are_refused()
    {
        var read = Read(("window", """{"from": "2025-06-01", "to": null}"""), ("schedule", """{"decision": "2025-05-01"}"""));

        Assert.Equal(DiagnosticCatalogue.PolicyDatesUpsideDown, Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void Gaps_are_those_of_items_that_are_applied_for()
    {
        Assert.Equal("申报时间、办理地点、申报材料、咨询电话", HandlingGaps.Say(HandlingGaps.Of(Read().Required)));
        Assert.Equal("申报时间", HandlingGaps.Say(HandlingGaps.Of(Read(("handling", Handling)).Required)));
        Assert.Empty(HandlingGaps.Of(Read(("mode", "\"免申即享\"")).Required));
        Assert.Empty(HandlingGaps.Of(Read(("benefit", "\"减免\"")).Required));
    }

    [Theory]
    [InlineData("2025-05-31", ApplicationStatus.NotStarted)]
    [InlineData("2025-06-01", ApplicationStatus.Open)]
    [InlineData("2025-08-31", ApplicationStatus.Open)]
    [InlineData("2025-09-01", ApplicationStatus.Closed)]
    public void Status_of_application_follows_the_window(string day, ApplicationStatus status) =>
        Assert.Equal(
            status,
            Read(("window", """{"from": "2025-06-01", "to": "2025-08-31"}"""))
                .Required.ApplicationOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), confirmedUntil: null)
        );

    [Fact]
    public void Undated_document_is_open_only_by_the_word_of_its_department()
    {
        var rule = Read().Required;
        var undated = rule with { Document = rule.Document with { EffectiveTo = null } };
        var today = new DateOnly(2026, 3, 1);

        Assert.Null(undated.ApplicationOn(today, confirmedUntil: null));
        Assert.Null(undated.ApplicationOn(today, today.AddDays(-1)));
        Assert.Equal(ApplicationStatus.Open, undated.ApplicationOn(today, today));
    }

    private static Result<PolicyRule> Read(params (string Field, string Value)[] fields)
    {
        var item = JsonNode.Parse(Item)!.AsObject(); // a constant
        foreach (var (field, value) in fields)
        {
            item[field] = JsonNode.Parse(value);
        }

        return PolicyExchange.ReadOne(JsonDocument.Parse(item.ToJsonString()).RootElement, AttributeCatalog.Starter, "$");
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
