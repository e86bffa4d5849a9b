using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Commands;

/// <summary>Reads {"id", "facts"} of one line, or says what is wrong with the line.</summary>
internal static class FirmLineReader
{
    private const int MaxId = 200;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Result<FirmLine> Read(long number, ReadOnlyMemory<byte> line, AttributeCatalog catalog)
    {
        if (JsonEncoding.Fault(line.Span) is { } unreadable)
        {
            return Fail(number, unreadable.Code, unreadable.Message);
        }

        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return Read(number, document.RootElement, catalog);
        }
        catch (JsonException broken)
        {
            return Fail(
                number,
                DiagnosticCatalogue.JsonBroken,
                $"不是完整、合法的 JSON（第 {(broken.BytePositionInLine ?? 0) + 1} 字节附近），请检查括号、引号、逗号和编码（UTF-8）。"
            );
        }
    }

    public static string PlaceOf(long number) => string.Create(CultureInfo.InvariantCulture, $"第 {number} 行");

    private static Result<FirmLine> Read(long number, JsonElement root, AttributeCatalog catalog)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("id", out var id) || !root.TryGetProperty("facts", out var facts))
        {
            return Fail(number, DiagnosticCatalogue.JsonShape, "每行应为一个对象，含 id 和 facts，如 {\"id\":\"F1\",\"facts\":{\"employees\":12}}。");
        }

        if (IdOf(id) is not { } idJson)
        {
            return Fail(number, DiagnosticCatalogue.JsonShape, $"id 应为不空的文字（至多 {MaxId} 字）或整数。");
        }

        var read = Facts.Read(facts, catalog);
        return read.Succeeded
            ? Result.Ok<FirmLine>(new FirmLine(number, idJson, read.Required))
            : Result.Fail<FirmLine>(
                read.Diagnostics.Select(why =>
                    why with
                    {
                        Where = $"{PlaceOf(number)} {why.Where?.Replace("$", "facts", StringComparison.Ordinal)}".TrimEnd(),
                    }
                )
            );
    }

    private static string? IdOf(JsonElement id) =>
        id.ValueKind switch
        {
            // A JSON string is never null when its kind is String.
            JsonValueKind.String when id.GetString()!.Trim() is { Length: > 0 and <= MaxId } => JsonSerializer.Serialize(id.GetString(), Plain),
            JsonValueKind.Number when id.TryGetInt64(out var whole) => whole.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    private static Result<FirmLine> Fail(long number, string code, string message) =>
        Result.Fail<FirmLine>(new Diagnostic(code, message, PlaceOf(number)));
}
