using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>Answers one line after the other; a line that cannot be read, parsed or finished gets an error and stops nothing.</summary>
internal sealed class FeelBatch(FeelClock clock)
{
    private const int MaxId = 1_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 128 };

    /// <summary>Writes one line of JSON with its end.</summary>
    public void Answer(long number, ReadOnlyMemory<byte> line, Stream output)
    {
        var start = output.Length;
        if (line.Length > LineSplitter.MaxLine)
        {
            Refuse(
                output,
                null,
                number,
                $"这一行超过 {LineSplitter.MaxLine / 1024 / 1024} MB，请检查文件是否每行一个对象。",
                DiagnosticCatalogue.JsonTooLarge
            );
            return;
        }

        if (JsonEncoding.Fault(line.Span) is { } unreadable)
        {
            Refuse(output, null, number, unreadable.Message, unreadable.Code);
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(line, Reading);
            Answer(number, document.RootElement, output);
        }
        catch (JsonException broken)
        {
            output.SetLength(start);
            Refuse(
                output,
                null,
                number,
                $"不是完整、合法的 JSON（第 {(broken.BytePositionInLine ?? 0) + 1} 字节附近），请检查括号、引号和逗号。",
                DiagnosticCatalogue.JsonBroken
            );
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair has no form in UTF-8.
            output.SetLength(start);
            Refuse(output, null, number, "结果中有半个代理对的文字，不能写成 JSON。", DiagnosticCatalogue.JsonShape);
        }
    }

    private void Answer(long number, JsonElement root, Stream output)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("expression", out var expression)
            || expression.ValueKind != JsonValueKind.String
        )
        {
            Refuse(
                output,
                root,
                number,
                "每行应为一个对象，含 id 和文字 expression，如 {\"id\":\"1\",\"expression\":\"1 + 1\"}。",
                DiagnosticCatalogue.JsonShape
            );
            return;
        }

        JsonElement? context = root.TryGetProperty("context", out var variables) ? variables : null;
        var text = expression.GetString() ?? string.Empty;
        var answer = AnswerOf(text, root, context);
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        WriteId(writer, root, number);
        if (answer.Succeeded)
        {
            writer.WritePropertyName("value");
            answer.Required.Write(writer);
        }
        else
        {
            WriteError(writer, answer.Diagnostics[0]);
        }

        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    private Result<FeelAnswer> AnswerOf(string text, JsonElement root, JsonElement? context)
    {
        if (root.TryGetProperty("type", out var type) && type.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return Result.Fail<FeelAnswer>(new Diagnostic(DiagnosticCatalogue.FeelTypeUnknown, "type 应为文字，如 \"list<number>\"。", "type"));
        }

        var typing = FeelTyping.Read(
            type.ValueKind == JsonValueKind.String ? type.GetString() : null,
            ElementOf(root, "types"),
            ElementOf(root, "input_types")
        );
        if (!typing.Succeeded)
        {
            return Result.Fail<FeelAnswer>(typing.Diagnostics);
        }

        var script = root.TryGetProperty("unary", out var input)
            ? FeelScript.ParseTests(text, input, context, typing.Required)
            : FeelScript.Parse(text, context, typing.Required);
        return script.Succeeded ? script.Required.Evaluate(clock) : Result.Fail<FeelAnswer>(script.Diagnostics);
    }

    private static JsonElement? ElementOf(JsonElement root, string name) => root.TryGetProperty(name, out var found) ? found : null;

    private static void Refuse(Stream output, JsonElement? root, long number, string message, string code)
    {
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        WriteId(writer, root, number);
        WriteError(writer, new Diagnostic(code, message, FirmLineReader.PlaceOf(number)));
        writer.WriteNumber("line", number);
        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>As it was given; the line number where there is none.</summary>
    private static void WriteId(Utf8JsonWriter writer, JsonElement? root, long number)
    {
        if (
            root is { ValueKind: JsonValueKind.Object } given
            && given.TryGetProperty("id", out var id)
            && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && id.GetRawText().Length <= MaxId
        )
        {
            writer.WritePropertyName("id");
            id.WriteTo(writer);
        }
        else
        {
            writer.WriteNumber("id", number);
        }
    }

    private static void WriteError(Utf8JsonWriter writer, Diagnostic problem)
    {
        writer.WriteString("error", problem.ToString());
        if (problem.Position is { } position)
        {
            writer.WriteNumber("position", position);
        }
    }
}
