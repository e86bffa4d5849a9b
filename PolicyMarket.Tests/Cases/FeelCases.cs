using System.Text.Json;
using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>Cases F1, F2 and K9 through the command line: conditions as unary tests, one-sided ranges, durations and rounding.</summary>
public sealed class FeelCases : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{"id":"a","expression":"not(list contains(known, \"TEST\"))","context":{"known":["A","B"]},"unary":"x"}""", "true")]
    [InlineData("""{"id":"b","expression":"list contains(known, \"A\")","context":{"known":["A","B"]},"unary":"x"}""", "true")]
    [InlineData("""{"id":"c","expression":"not(list contains(known, \"A\"))","context":{"known":["A","B"]},"unary":"x"}""", "false")]
    [InlineData("""{"id":"d","expression":"list contains(known, \"Z\"), \"x\"","context":{"known":["A"]},"unary":"x"}""", "true")]
    [InlineData("""{"id":"e","expression":"not(1 > 2, \"x\")","unary":"x"}""", "false")]
    [InlineData("""{"id":"f","expression":"every i in [1, 2] satisfies i > 0","unary":7}""", "true")]
    [InlineData("""{"id":"g","expression":"limit > 3","context":{"limit":5},"unary":[1]}""", "true")]
    [InlineData("""{"id":"h","expression":"1 > 2","unary":false}""", "true")]
    [InlineData("""{"id":"i","expression":"not(1 > 2)","unary":false}""", "false")]
    [InlineData("""{"id":"j","expression":"true","unary":null}""", "false")]
    [InlineData("""{"id":"k","expression":"limit > 3","context":{"limit":null},"unary":7}""", "false")]
    public async Task Condition_as_a_unary_test_counts_as_its_truth(string line, string expected) => Assert.Equal(expected, await ValueAsync(line));

    [Theory]
    [InlineData("null", "null", "true")]
    [InlineData("not(null)", "null", "false")]
    [InlineData("not(null)", "1", "true")]
    [InlineData("null", "1", "false")]
    [InlineData("= null", "null", "true")]
    [InlineData("!= null", "1", "true")]
    [InlineData("< 5", "null", "false")]
    [InlineData("not(< 5)", "null", "false")]
    [InlineData("[1..5]", "null", "false")]
    [InlineData("5, null", "null", "true")]
    [InlineData("not(\\\"a\\\", \\\"b\\\")", "null", "true")]
    [InlineData("< null", "1", "false")]
    public async Task Null_in_a_unary_test_is_equal_to_null_only(string tests, string input, string expected) =>
        Assert.Equal(expected, await ValueAsync($$"""{"id":"a","expression":"{{tests}}","unary":{{input}}}"""));

    [Theory]
    [InlineData("range(\\\">=10\\\")", "null")]
    [InlineData("range(\\\"<10\\\")", "null")]
    [InlineData("range(\\\"=10\\\")", "null")]
    [InlineData("range(\\\"(<10)\\\")", "null")]
    [InlineData("range(\\\"10\\\")", "null")]
    [InlineData("range(\\\"[..2]\\\")", "null")]
    [InlineData("range(\\\"[1..]\\\")", "null")]
    [InlineData("range(\\\"[3..1]\\\")", "null")]
    [InlineData("range(\\\"[null..null]\\\")", "null")]
    [InlineData("range(\\\"[2..)\\\") = (>= 2)", "true")]
    [InlineData("range(\\\"(..2]\\\") = (<= 2)", "true")]
    [InlineData("range(\\\" [ 1 .. 3 ] \\\") = [1..3]", "true")]
    public async Task Range_wants_an_interval(string expression, string expected) =>
        Assert.Equal(expected, await ValueAsync($$"""{"id":"a","expression":"{{expression}}"}"""));

    [Theory]
    [InlineData("duration(\\\"P10Y11M\\\") / 2.5", "\"P4Y4M\"")]
    [InlineData("[decimal(-5.9,0), decimal(-5.5,0), decimal(0.5,0), decimal(1.5,0), decimal(2.5,0)]", "[-6,-6,0,2,2]")]
    [InlineData("@\\\"2012-02-29\\\" + @\\\"P2Y\\\"", "\"2014-02-28\"")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    public async Task Durations_and_rounding_stay_as_they_are(string expression, string expected) =>
        Assert.Equal(expected, await ValueAsync($$"""{"id":"a","expression":"{{expression}}"}"""));

    private async Task<string> ValueAsync(string line)
    {
        var run = await CommandRun.OfAsync("feel", "--batch", folder.Write("in.jsonl", line + "\n"));
        using var answer = JsonDocument.Parse(Assert.Single(run.Lines));
        Assert.False(answer.RootElement.TryGetProperty("error", out var error), error.ToString());
        return answer.RootElement.GetProperty("value").GetRawText();
    }
}
