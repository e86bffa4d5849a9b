using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>FEEL as DMN has it, a group of cases for each directory of the public TCK.</summary>
public sealed class FeelStandardTests
{
    private static readonly FeelClock Clock = new(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8)));

    public static TheoryData<string> Groups => [.. FeelCase.All.Select(one => one.Group).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void An_expression_comes_to_what_DMN_says(string group)
    {
        var wrong = FeelCase
            .All.Where(one => one.Group == group)
            .Select(one => (Case: one, Answer: Answer(one.Expression, one.Context)))
            .Where(pair => !IsSame(pair.Case.Expected, pair.Answer));

        Assert.Empty(wrong.Select(pair => $"{pair.Case} gives {pair.Answer}, not {pair.Case.Expected}"));
    }

    [Fact]
    public void The_sheets_hold_hundreds_of_cases() => Assert.InRange(FeelCase.All.Count, 700, 10_000);

    [Fact]
    public void Now_and_today_are_what_was_handed_in()
    {
        Assert.Equal("\"2026-11-22T09:30:00+08:00\"", Answer("now()"));
        Assert.Equal("\"2026-11-22\"", Answer("today()"));
    }

    [Theory]
    [InlineData("-", "5", "true")]
    [InlineData("< 5", "3", "true")]
    [InlineData("< 5", "7", "false")]
    [InlineData("1, 3, 5", "3", "true")]
    [InlineData("[1..3], > 10", "11", "true")]
    [InlineData("not(1, 2)", "3", "true")]
    [InlineData("not(1, 2)", "2", "false")]
    [InlineData("? > 2 and ? < 4", "3", "true")]
    [InlineData("\"a\", \"b\"", "\"b\"", "true")]
    [InlineData("null", "null", "true")]
    [InlineData("< 5", "null", "false")]
    [InlineData("[1, 2]", "2", "true")]
    [InlineData("< @\"2020-01-31\"", "\"@\\\"2020-01-30\\\"\"", "true")]
    [InlineData("not(contains(?, \"x\"))", "\"abc\"", "true")]
    [InlineData("?", "false", "true")]
    [InlineData("\"b\", string length(?) = 3", "\"abc\"", "true")]
    [InlineData("\"b\", string length(\"?\") = 3", "\"abc\"", "false")]
    [InlineData("< @\"2020-01-31\"", "\"2020-01-30\"", "true")]
    public void Unary_tests_look_at_their_input(string tests, string input, string expected)
    {
        using var json = JsonDocument.Parse(input);

        Assert.Equal(expected, Written(FeelScript.ParseTests(tests, json.RootElement).Required.Evaluate(Clock).Required));
    }

    internal static string Answer(string expression, JsonElement? context = null)
    {
        var script = FeelScript.Parse(expression, context);
        if (!script.Succeeded)
        {
            return "error";
        }

        var answer = script.Required.Evaluate(Clock);
        return answer.Succeeded ? Written(answer.Required) : answer.Diagnostics[0].Code;
    }

    private static string Written(FeelAnswer answer)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            answer.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Numbers digit for digit, objects whatever the order.</summary>
    private static bool IsSame(string expected, string answer) =>
        expected == "error" || answer is "error" or ['P', 'M', ..]
            ? expected == answer
            : JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(answer));
}
