using System.Text.Json;

namespace PolicyMarket.Rules.Documents.Scoring;

/// <summary>Reads parts of JSON that may be absent.</summary>
internal static class JsonFields
{
    /// <summary>Undefined when the element is no object or has no such field.</summary>
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : default;

    /// <summary>Null when the field is absent or null; numbers as they are written.</summary>
    public static string? Words(this JsonElement element, string name) =>
        element.Field(name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
            _ => null,
        };

    public static IEnumerable<JsonElement> Parts(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
