using System.Collections.Frozen;
using System.Text.Json;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Rules.Values;

/// <summary>
/// Codes of regions (since 2010) and industries (GB/T 4754-2011 to 2017) that have successors, from region-changes.json and industry-changes.json.
/// </summary>
public static class CodeChanges
{
    private static readonly Lazy<FrozenDictionary<string, CodeChange>> RegionTable = new(() => Read(StarterFiles.RegionChanges));
    private static readonly Lazy<FrozenDictionary<string, CodeChange>> IndustryTable = new(() => Read(StarterFiles.IndustryChanges));

    /// <summary>In the order of the codes.</summary>
    public static IEnumerable<CodeChange> Regions => RegionTable.Value.Values.OrderBy(change => change.Code, StringComparer.Ordinal);

    /// <summary>In the order of the codes.</summary>
    public static IEnumerable<CodeChange> Industries => IndustryTable.Value.Values.OrderBy(change => change.Code, StringComparer.Ordinal);

    /// <summary>Null when the code was never changed.</summary>
    public static CodeChange? OfRegion(string code) => RegionTable.Value.GetValueOrDefault(code);

    /// <summary>The code may lack its section letter. Null when the code was never changed.</summary>
    public static CodeChange? OfIndustry(string code) =>
        code.Length > 0 && char.IsAsciiDigit(code[0])
            ? IndustryTable.Value.Values.SingleOrDefault(change => change.Code.AsSpan(1).SequenceEqual(code))
            : IndustryTable.Value.GetValueOrDefault(code);

    /// <summary>Returns the changes of a region that bore this name, such as 宁乡县.</summary>
    internal static IEnumerable<CodeChange> OfRegionNamed(string name) => Regions.Where(change => change.Name == name);

    private static FrozenDictionary<string, CodeChange> Read(string file)
    {
        using var stream = StarterFiles.Open(file);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateArray().Select(ChangeOf).ToFrozenDictionary(change => change.Code, StringComparer.Ordinal);
    }

    private static CodeChange ChangeOf(JsonElement entry)
    {
        var (day, text) = CodeChange.SinceOf(Text(entry, "since"));
        return new CodeChange(
            Text(entry, "code"),
            Text(entry, "name"),
            day,
            text,
            [.. entry.GetProperty("to").EnumerateArray().Select(code => code.GetString() ?? "")],
            entry.TryGetProperty("ask", out var ask) && ask.GetBoolean()
        );
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString() ?? "";
}
