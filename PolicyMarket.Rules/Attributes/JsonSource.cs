using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Reads a bounded JSON document; what is wrong with it comes back as a diagnostic with its line.</summary>
internal static class JsonSource
{
    public const int MaxBytes = 256 * 1024 * 1024;
    private const int MaxDepth = 256;

    public static Result<JsonDocument> Read(Stream json)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (var read = json.Read(chunk); read > 0; read = json.Read(chunk))
        {
            if (buffer.Length + read > MaxBytes)
            {
                return Result.Fail<JsonDocument>(new Diagnostic(DiagnosticCatalogue.JsonTooLarge, AttributeWording.FileTooLarge(MaxBytes / 1024 / 1024)));
            }

            buffer.Write(chunk, 0, read);
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        bytes = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (JsonEncoding.Fault(bytes.Span) is { } fault)
        {
            return Result.Fail<JsonDocument>(fault);
        }

        return Read(bytes);
    }

    private static Result<JsonDocument> Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // The document keeps the bytes.
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            return Result.Ok<JsonDocument>(JsonDocument.Parse(bytes, options));
        }
        catch (JsonException broken)
        {
            var place = broken.LineNumber is { } number ? JsonEncoding.PlaceOf(number, broken.BytePositionInLine ?? 0) : null;
            return Result.Fail<JsonDocument>(
                new Diagnostic(
                    DiagnosticCatalogue.JsonBroken,
                    IsTooDeep(bytes.Span) ? AttributeWording.JsonTooDeep(MaxDepth) : AttributeWording.JsonBroken,
                    place
                )
            );
        }
    }

    /// <summary>True when more levels stand open than are allowed before anything else is wrong.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > MaxDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }
}
