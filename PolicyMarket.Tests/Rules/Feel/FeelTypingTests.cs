using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>Declared types with the implicit conversions of DMN: at the result, at variables and at the parameters of functions.</summary>
public sealed class FeelTypingTests
{
    private const string Types = """
        {"tColour": {"type": "string", "allowed": "\"red\", \"blue\""}, "tCopy": "tColour", "tSide": {"type": "tColour", "allowed": "\"left\", \"right\""},
         "tColours": "list<tColour>", "tSides": {"type": "list<string>", "allowed": "\"left\", \"right\""}, "tTeen": {"type": "number", "allowed": "[13..19]"}, "tMorning": {"type": "time", "allowed": "< @\"12:00:00\""},
         "tFirm": "context<name: string, colour: tColour>"}
        """;

    [Theory]
    [InlineData("1 + 1", "number", "2")]
    [InlineData("1 + 1", "string", "null")]
    [InlineData("\"a\"", "number", "null")]
    [InlineData("[1, 2, \"a\"]", "list<number>", "null")]
    [InlineData("[1, 2]", "list<number>", "[1,2]")]
    [InlineData("10", "list<number>", "[10]")]
    [InlineData("\"a\"", "list<number>", "null")]
    [InlineData("[10]", "number", "10")]
    [InlineData("[\"a\"]", "number", "null")]
    [InlineData("[1, 2]", "number", "null")]
    [InlineData("null", "list<string>", "null")]
    [InlineData("[null]", "string", "null")]
    [InlineData("[1]", "list<list<number>>", "[[1]]")]
    [InlineData("{name: \"a\", more: true, age: 10}", "context<name: string, age: number>", "{\"name\":\"a\",\"more\":true,\"age\":10}")]
    [InlineData("{name: \"a\"}", "context<name: string, age: number>", "null")]
    [InlineData("date(\"2020-01-31\")", "date and time", "\"2020-01-31T00:00:00Z\"")]
    [InlineData("date and time(\"2020-01-31T10:00:00\")", "date", "null")]
    [InlineData("[1, \"a\"]", "any", "[1,\"a\"]")]
    [InlineData("[1..3]", "range<number>", "\"[1..3]\"")]
    [InlineData("\"red\"", "tColour", "\"red\"")]
    [InlineData("\"green\"", "tColour", "null")]
    [InlineData("\"green\"", "tCopy", "null")]
    [InlineData("\"left\"", "tSide", "\"left\"")]
    [InlineData("\"red\"", "tSide", "null")]
    [InlineData("[\"red\", \"green\"]", "tColours", "null")]
    [InlineData("\"blue\"", "tColours", "[\"blue\"]")]
    [InlineData("[\"left\", \"up\"]", "tSides", "null")]
    [InlineData("17", "tTeen", "17")]
    [InlineData("20", "tTeen", "null")]
    [InlineData("time(\"13:00:00\")", "tMorning", "null")]
    [InlineData("time(\"10:00:00\")", "tMorning", "\"10:00:00\"")]
    [InlineData("{name: \"a\", colour: \"green\"}", "tFirm", "null")]
    [InlineData("(function(a: tColour) a)(\"red\")", "any", "\"red\"")]
    [InlineData("(function(a: tColour) a)(\"green\")", "any", "null")]
    [InlineData("(function(a: number) a)([3])", "any", "3")]
    [InlineData("\"green\" instance of tColour", "boolean", "false")]
    [InlineData("\"red\" instance of tColour", "boolean", "true")]
    public void A_result_is_brought_to_its_type(string expression, string type, string expected) =>
        Assert.Equal(expected, Written(FeelScript.Parse(expression, null, Typing(type, Types, null)).Required));

    [Theory]
    [InlineData("x + 1", "[2]", "number", "3")]
    [InlineData("x", "\"green\"", "tColour", "null")]
    [InlineData("x", "\"red\"", "tColour", "\"red\"")]
    [InlineData("x != null", "{\"name\":\"a\"}", "tFirm", "false")]
    [InlineData("x = null", "5", "string", "true")]
    [InlineData("count(x)", "7", "list<number>", "1")]
    public void A_variable_is_brought_to_its_type(string expression, string value, string type, string expected)
    {
        using var context = JsonDocument.Parse($$"""{"x":{{value}}}""");

        Assert.Equal(expected, Written(FeelScript.Parse(expression, context.RootElement, Typing(null, Types, $$"""{"x":"{{type}}"}""")).Required));
    }

    [Fact]
    public void What_does_not_fit_says_which_type_it_should_be()
    {
        var answer = FeelScript.Parse("1", null, Typing("list<string>", null, null)).Required.Evaluate(FeelClock.None).Required;

        Assert.Equal("结果不是声明的类型 list<string>", Assert.Single(answer.Reasons));
    }

    [Theory]
    [InlineData("foo", null, null)]
    [InlineData("list<foo>", null, null)]
    [InlineData("t", """{"t":"u","u":"t"}""", null)]
    [InlineData("t", """{"t":5}""", null)]
    [InlineData("t", """{"t":{"type":"string","allowed":5}}""", null)]
    [InlineData("t", "[]", null)]
    [InlineData(null, null, """{"x":5}""")]
    [InlineData(null, null, """{"x":"foo"}""")]
    public void A_type_that_there_is_not_is_told(string? type, string? types, string? inputs) =>
        Assert.Equal(DiagnosticCatalogue.FeelTypeUnknown, Assert.Single(Read(type, types, inputs).Diagnostics).Code);

    [Fact]
    public void A_type_that_cannot_be_read_is_told_with_its_place() =>
        Assert.Equal(
            (DiagnosticCatalogue.FeelUnexpected, "type"),
            Read("list<number", null, null).Diagnostics[0] is var problem ? (problem.Code, problem.Where) : default
        );

    private static FeelTyping Typing(string? type, string? types, string? inputs) => Read(type, types, inputs).Required;

    private static Result<FeelTyping> Read(string? type, string? types, string? inputs) => FeelTyping.Read(type, Json(types), Json(inputs));

    private static JsonElement? Json(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static string Written(FeelScript script)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            script.Evaluate(FeelClock.None).Required.Write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
