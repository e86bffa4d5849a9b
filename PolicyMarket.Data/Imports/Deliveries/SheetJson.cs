using System.Text.Json;

namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Reads the stored JSON of sheets attribute by attribute.</summary>
internal static class SheetJson
{
    /// <summary>The JSON of a sheet that says nothing.</summary>
    public static byte[] Empty => "{}"u8.ToArray();

    public static void AddNames(ReadOnlySpan<byte> values, ISet<string> names)
    {
        var reader = new Utf8JsonReader(values);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                names.Add(reader.GetString()!); // a property name is never null
            }
        }
    }

    /// <summary>The values of several sheets, of which later ones decide.</summary>
    public static Dictionary<string, JsonElement> Merge(IEnumerable<byte[]> sheets)
    {
        var merged = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            using var document = JsonDocument.Parse(sheet);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                merged[property.Name] = property.Value.Clone();
            }
        }

        return merged;
    }

    public static bool AreEqual(JsonElement one, JsonElement other) =>
        TryNumber(one, out var first) && TryNumber(other, out var second) ? first == second : JsonElement.DeepEquals(one, other);

    public static bool TryNumber(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out number);
    }
}
