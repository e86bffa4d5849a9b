using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`feel`: one expression, or a file where no line stops another.</summary>
public sealed class FeelCommandTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_expression_prints_one_line_of_JSON()
    {
        Assert.Equal(
            ["{\"a\":[1,0.3333333333333333333333333333333333],\"b\":\"2020-02-29\"}"],
            (await RunAsync("{a: [1, x / 3], b: d + @\"P1M\"}", "--context", "{\"x\":1,\"d\":\"@\\\"2020-01-31\\\"\"}")).Lines
        );
        Assert.Equal(["true"], (await RunAsync("< 5, [7..9]", "--unary", "8")).Lines);
    }

    [Theory]
    [InlineData("1 +", "PM1010")]
    [InlineData("for i in 1..1000000000000 return i", "PM1013")]
    public async Task A_mistake_is_told_with_its_code(string expression, string code)
    {
        var run = await RunAsync(expression);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_do_and_broken_context_are_told()
    {
        Assert.Equal(2, (await RunAsync()).ExitCode);
        Assert.Equal(2, (await RunAsync("1", "--context", "{")).ExitCode);
        Assert.Equal(2, (await RunAsync("--batch", folder.At("none.jsonl"))).ExitCode);
    }

    [Fact]
    public async Task A_batch_answers_every_line_whatever_is_wrong_with_others()
    {
        var file = folder.Write(
            "in.jsonl",
            """
            {"id":"a","expression":"x + 1","context":{"x":12345678901234567890.5}}
            {"id":7,"expression":"1 +"}
            not JSON

            {"id":"b","expression":"@\"2020-01-31T10:30:00@Europe/Paris\""}
            {"id":"c","expression":"1 / 0","context":null}
            {"id":"d"}
            {"id":"e","expression":"for i in 1..1000000000000 return i"}
            {"id":"f","expression":"[@\"P1Y2M\", @\"P1DT2H\", @\"10:30:00+01:00\", [1..2], {a: null}]"}
            {"id":"g","expression":"x","context":[1]}
            """
        );
        var target = folder.At("out.jsonl");

        var run = await RunAsync("--batch", file, "--out", target);

        Assert.Equal(0, run.ExitCode);
        var lines = await File.ReadAllLinesAsync(target);
        Assert.Equal("{\"id\":\"a\",\"value\":12345678901234567891.5}", lines[0]);
        Assert.Contains("\"id\":7,\"error\":\"PM1010", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, Json(lines[2]).GetProperty("line").GetInt32());
        Assert.True(Json(lines[2]).TryGetProperty("error", out _));
        Assert.Equal("{\"id\":\"b\",\"value\":\"2020-01-31T10:30:00@Europe/Paris\"}", lines[3]);
        Assert.Equal("{\"id\":\"c\",\"value\":null}", lines[4]);
        Assert.True(Json(lines[5]).TryGetProperty("error", out _));
        Assert.Contains("PM1013", lines[6], StringComparison.Ordinal);
        Assert.Equal("{\"id\":\"f\",\"value\":[\"P1Y2M\",\"P1DT2H\",\"10:30:00+01:00\",\"[1..2]\",{\"a\":null}]}", lines[7]);
        Assert.True(Json(lines[8]).TryGetProperty("error", out _));
        Assert.Equal(9, lines.Length);
    }

    [Fact]
    public async Task A_line_that_is_too_long_or_of_broken_text_costs_only_itself()
    {
        var file = folder.Write(
            "long.jsonl",
            "{\"id\":\"a\",\"expression\":\"x\",\"context\":{\"x\":\""
                + new string('x', 9_000_000)
                + "\"}}\n"
                + """{"id":"b","expression":"x","context":{"x":"\ud83d"}}"""
                + "\n"
                + """{"id":"c","expression":"1 + 1"}"""
        );

        var run = await RunAsync("--batch", file);

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(DiagnosticCatalogue.JsonTooLarge, lines[0], StringComparison.Ordinal);
        Assert.Contains("半个代理对", lines[1], StringComparison.Ordinal);
        Assert.Equal("{\"id\":\"c\",\"value\":2}", lines[2]);
        Assert.Equal(2, (await RunAsync("x", "--context", """{"x":"\ud83d"}""")).ExitCode);
    }

    private static JsonElement Json(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(["feel", .. arguments]);
}
