using System.Globalization;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Reads a bounded JSON document; what is wrong with it comes back as a diagnostic with its line.</summary>
internal static class JsonSource
{
    public const int MaxBytes = 256 * 1024 * 1024;
    private const int MaxDepth = 256;

    public static Parsed<JsonDocument> Read(Stream json)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (var read = json.Read(chunk); read > 0; read = json.Read(chunk))
        {
            if (buffer.Length + read > MaxBytes)
            {
                return Parsed<JsonDocument>.Fail(new Diagnostic(
                    DiagnosticCatalogue.JsonTooLarge, $"文件超过 {MaxBytes / 1024 / 1024} MB，请拆分后再导入。"));
            }

            buffer.Write(chunk, 0, read);
        }

        try
        {
            buffer.Position = 0;
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            return Parsed<JsonDocument>.Ok(JsonDocument.Parse(buffer, options));
        }
        catch (JsonException broken)
        {
            var line = broken.LineNumber is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"第 {number + 1} 行第 {(broken.BytePositionInLine ?? 0) + 1} 字节")
                : null;
            return Parsed<JsonDocument>.Fail(new Diagnostic(
                DiagnosticCatalogue.JsonBroken, "不是完整、合法的 JSON（也可能有重复的字段名），请检查括号、引号和逗号。", line));
        }
    }
}
