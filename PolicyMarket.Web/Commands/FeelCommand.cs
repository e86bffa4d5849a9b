using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`feel`: one expression, or a file of them, computed as DMN's FEEL; no database.</summary>
internal static class FeelCommand
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64 };

    /// <summary>Chinese law works in Beijing time, and so do now() and today().</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static Command Create(Terminal terminal)
    {
        var expression = new Argument<string?>("expression")
        {
            Description = "FEEL 表达式，如 'sum([1, 2]) * 2'",
            HelpName = "表达式",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var context = new Option<string?>("--context")
        {
            Description = "变量，一个 JSON 对象；写成 @\"2020-01-31\" 的文字是日期、时间或时长",
            HelpName = "JSON",
        };
        var unary = new Option<string?>("--unary") { Description = "表达式是对这个值的一元测试，如 '< 5, [7..9]'", HelpName = "JSON" };
        var type = new Option<string?>("--type") { Description = "声明的结果类型，如 'list<number>'；结果按 DMN 转换，不符时为 null", HelpName = "类型" };
        var types = new Option<string?>("--types")
        {
            Description = "自定义类型，一个 JSON 对象：{\"名称\": \"类型\"} 或 {\"名称\": {\"type\": 类型, \"allowed\": 一元测试}}",
            HelpName = "JSON",
        };
        var inputTypes = new Option<string?>("--input-types")
        {
            Description = "变量的类型，一个 JSON 对象：{\"变量\": \"类型\"}；不符的变量为 null",
            HelpName = "JSON",
        };
        var batch = new Option<FileInfo?>("--batch")
        {
            Description = "每行一个 {\"id\", \"expression\", \"context\", \"type\"}，逐行计算",
            HelpName = "文件.jsonl",
        };
        var output = new Option<FileInfo?>("--out") { Description = "批量结果写入文件（全部写完才会出现；默认：标准输出）", HelpName = "文件.jsonl" };
        var command = new Command("feel", "计算 DMN 的 FEEL 表达式；结果是一行 JSON。批量时每行一个 {\"id\", \"value\"} 或 {\"id\", \"error\"}")
        {
            expression,
            context,
            unary,
            type,
            types,
            inputTypes,
            batch,
            output,
        };
        command.SetAction(
            (parsed, ct) =>
                parsed.GetValue(batch) is { } file
                    ? RunBatchAsync(file, parsed.GetValue(output), terminal, ct)
                    : RunOneAsync(
                        parsed.GetValue(expression),
                        (parsed.GetValue(context), parsed.GetValue(unary)),
                        (parsed.GetValue(type), parsed.GetValue(types), parsed.GetValue(inputTypes)),
                        terminal,
                        ct
                    )
        );
        return command;
    }

    private static FeelClock Clock(Terminal terminal) => new(terminal.Clock.GetUtcNow().ToOffset(Beijing));

    private static async Task<int> RunOneAsync(
        string? expression,
        (string? Context, string? Unary) given,
        (string? Result, string? Definitions, string? Inputs) declared,
        Terminal terminal,
        CancellationToken ct
    )
    {
        if (expression is null)
        {
            return terminal.Say(ExitCodes.BadInput, "请写出表达式，或用 --batch 给出文件。");
        }

        if (!TryRead(given.Context, out var variables) || !TryRead(given.Unary, out var input))
        {
            return terminal.Say(
                ExitCodes.BadInput,
                "--context 和 --unary 应为 JSON，例如 --context '{\"x\": 1}'；请检查引号、括号和转义，嵌套至多 64 层。"
            );
        }

        if (!TryRead(declared.Definitions, out var definitions) || !TryRead(declared.Inputs, out var inputs))
        {
            return terminal.Say(
                ExitCodes.BadInput,
                "--types 和 --input-types 应为 JSON，例如 --types '{\"t\": \"number\"}'；请检查引号、括号和转义，嵌套至多 64 层。"
            );
        }

        var typing = FeelTyping.Read(declared.Result, definitions, inputs);
        if (!typing.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "声明的类型有错误：", typing.Diagnostics, "改正后重新运行即可。");
        }

        return await AnswerAsync(
            input is { } value
                ? FeelScript.ParseTests(expression, value, variables, typing.Required)
                : FeelScript.Parse(expression, variables, typing.Required),
            terminal,
            ct
        );
    }

    private static async Task<int> AnswerAsync(Result<FeelScript> script, Terminal terminal, CancellationToken ct)
    {
        var answer = script.Succeeded ? script.Required.Evaluate(Clock(terminal)) : Result.Fail<FeelAnswer>(script.Diagnostics);
        if (!answer.Succeeded)
        {
            return terminal.Say(ExitCodes.BadInput, "表达式有错误：", [.. answer.Diagnostics.Select(Placed)], "改正后重新运行即可。");
        }

        using var written = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(written, Plain))
        {
            answer.Required.Write(writer);
        }

        await terminal.Out.WriteLineAsync(Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length).AsMemory(), ct);
        foreach (var reason in answer.Required.Reasons)
        {
            await terminal.Error.WriteLineAsync($"结果为 null：{reason}");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> RunBatchAsync(FileInfo file, FileInfo? output, Terminal terminal, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return terminal.Say(ExitCodes.BadInput, $"没有文件 {file.FullName}，请检查路径。什么也没有输出。");
        }

        using var progress = new ProgressLine(terminal);
        await using var lines = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        await using var target = output is { } named ? AtomicFile.Create(named.FullName) : AtomicFile.Over(terminal.OpenOutput());
        var batch = new FeelBatch(Clock(terminal));
        using var buffer = new MemoryStream();
        await foreach (var (number, line) in LineSplitter.ReadAsync(lines, ct))
        {
            if (line.Span.IsWhiteSpaceOnly())
            {
                continue;
            }

            batch.Answer(number, line, buffer);
            progress.Show(() => $"已计算 {number} 行");
            if (buffer.Length > 1 << 16)
            {
                await DrainAsync(buffer, target.Stream, ct);
            }
        }

        await DrainAsync(buffer, target.Stream, ct);
        await target.KeepAsync(ct);
        return ExitCodes.Done;
    }

    private static bool IsWhiteSpaceOnly(this ReadOnlySpan<byte> line) => line.TrimStart(" \t\r"u8).IsEmpty;

    private static async Task DrainAsync(MemoryStream buffer, Stream target, CancellationToken ct)
    {
        await target.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), ct);
        buffer.SetLength(0);
    }

    private static Diagnostic Placed(Diagnostic problem) =>
        problem with
        {
            Where = problem.Where ?? (problem.Position is { } at ? $"第 {at + 1} 字" : null),
        };

    /// <summary>Null stays null.</summary>
    private static bool TryRead(string? json, out JsonElement? element)
    {
        element = null;
        if (json is null)
        {
            return true;
        }

        if (JsonEncoding.Fault(Encoding.UTF8.GetBytes(json)) is not null)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            element = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
