using System.Buffers;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class FactsTests
{
    [Theory]
    [InlineData("""{"revenue": 0.1, "employees": 3, "registration_date": "2025-01-31", "is_listed_company": false}""")]
    [InlineData("""{"revenue": 79228162514264337593.54395033, "qualifications_valid": ["b", "a"], "entity_type": "anything"}""")]
    [InlineData("""{}""")]
    public void Facts_survive_writing_and_reading(string json)
    {
        var facts = Read(json).Required;

        var again = Read(Write(facts)).Required;

        Assert.Equal(facts.AsEnumerable(), again);
        Assert.Equal(Write(facts), Write(again));
    }

    [Fact]
    public void Facts_are_written_in_ordinal_order_without_trailing_zeros() =>
        Assert.Equal("""{"employees":3,"revenue":1.5}""", Write(Read("""{"revenue": 1.500, "employees": 3.0}""").Required));

    [Fact]
    public void Null_is_missing() => Assert.Null(Read("""{"revenue": null}""").Required["revenue"]);

    [Theory]
    [InlineData("""[]""", DiagnosticCatalogue.JsonShape)]
    [InlineData("""{"revenu": 1}""", DiagnosticCatalogue.FactUnknownAttribute)]
    [InlineData("""{"revenue": "1"}""", DiagnosticCatalogue.FactWrongType)]
    [InlineData("""{"is_listed_company": 1}""", DiagnosticCatalogue.FactWrongType)]
    [InlineData("""{"registration_date": "2025-02-30"}""", DiagnosticCatalogue.FactWrongType)]
    [InlineData("""{"qualifications_valid": ["a", 1]}""", DiagnosticCatalogue.FactWrongType)]
    [InlineData("""{"employees": 1.5}""", DiagnosticCatalogue.FactNotWhole)]
    [InlineData("""{"revenue": 1e400}""", DiagnosticCatalogue.FactTooPrecise)]
    [InlineData("""{"revenue": 0.12345678901234567890123456789012345}""", DiagnosticCatalogue.FactTooPrecise)]
    public void Bad_facts_are_refused_with_their_path(string json, string code)
    {
        var read = Read(json);

        Assert.False(read.Succeeded);
        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
        Assert.StartsWith("$", read.Diagnostics[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_fact_is_listed() => Assert.Equal(3, Read("""{"a": 1, "revenue": "x", "employees": 1.5, "rd_expense": 2}""").Diagnostics.Length);

    [Theory]
    [InlineData("""{"industry_code": "C3512", "employees": 300, "revenue": 20000000}""", "medium")]
    [InlineData("""{"industry_code": "C3512", "employees": 19}""", "micro")]
    [InlineData("""{"industry_code": "C3512", "employees": 300}""", null)]
    [InlineData("""{"industry_code": "C3512"}""", null)]
    [InlineData("""{"industry_code": "P83", "employees": 300, "revenue": 20000000}""", null)]
    [InlineData("""{"employees": 300, "revenue": 20000000}""", null)]
    [InlineData("""{"industry_code": "C3512", "employees": 300, "revenue": 20000000, "enterprise_size": "large"}""", "large")]
    public void Size_is_completed_only_when_it_is_certain(string json, string? size) =>
        Assert.Equal(size is null ? null : new TextFact(size), DerivedFacts.Complete(Read(json).Required, AttributeCatalog.Starter)["enterprise_size"]);

    [Fact]
    public void Facts_stay_as_they_are_when_one_is_added()
    {
        var facts = Facts.Empty.With("revenue", new NumberFact(1));

        facts.With("revenue", new NumberFact(2));

        Assert.Equal(new NumberFact(1), facts["revenue"]);
        Assert.Empty(Facts.Empty);
    }

    private static Result<Facts> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Facts.Read(document.RootElement, AttributeCatalog.Starter);
    }

    private static string Write(Facts facts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            facts.Write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
