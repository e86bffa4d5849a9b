using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Texts that no reader of JSON can hand on: bytes that are not UTF-8, and halves of surrogate pairs behind escapes.</summary>
public static class JsonEncoding
{
    /// <summary>Null when every text can be read; else what is wrong, with line and byte. Whether the JSON is whole is not asked.</summary>
    public static Diagnostic? Fault(ReadOnlySpan<byte> json) =>
        !Utf8.IsValid(json) ? BadBytes(json)
        : json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0 ? HalfPair(json)
        : null;

    /// <summary>Both count from 0.</summary>
    internal static string PlaceOf(long line, long at) => AttributeWording.PlaceInFile(line + 1, at + 1);

    private static Diagnostic BadBytes(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(json[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return new Diagnostic(DiagnosticCatalogue.JsonBroken, AttributeWording.NotUtf8, PlaceIn(json, at));
    }

    private static Diagnostic? HalfPair(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return new Diagnostic(DiagnosticCatalogue.JsonBroken, AttributeWording.HalfSurrogatePair, PlaceIn(json, (int)reader.TokenStartIndex));
        }

        return null;
    }

    private static string PlaceIn(ReadOnlySpan<byte> json, int at) => PlaceOf(json[..at].Count((byte)'\n'), at - 1 - json[..at].LastIndexOf((byte)'\n'));
}
