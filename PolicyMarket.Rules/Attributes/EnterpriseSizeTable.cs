using System.Text.Json;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Rules.Attributes;

/// <summary>The size of an enterprise by industry, staff, revenue and assets (工信部联企业〔2011〕300号).</summary>
public static class EnterpriseSizeTable
{
    private static readonly string[] Sizes = ["large", "medium", "small"];
    private static readonly TextFact Micro = new("micro");
    private static readonly Lazy<Dictionary<string, Row>> Rows = new(ReadRows);

    private static readonly Lazy<Dictionary<string, Row>> RowsByPrefix = new(() => Rows.Value.Values
        .SelectMany(row => row.Prefixes.Select(prefix => (prefix, row)))
        .ToDictionary(pair => pair.prefix, pair => pair.row, StringComparer.Ordinal));

    /// <summary>Keys of the table's rows ("industry", "retail", …).</summary>
    public static IReadOnlyCollection<string> IndustryKeys => Rows.Value.Keys;

    /// <summary>large, medium, small or micro by the firm's industry_code; null when the industry is not covered or a missing fact could change the result.</summary>
    public static FactValue? Classify(Facts facts) =>
        facts["industry_code"] is TextFact code && RowOf(code.Value) is { } row ? Classify(row, facts) : null;

    /// <summary>By the row's key; throws when there is no such row.</summary>
    public static FactValue? Classify(string industryKey, Facts facts) =>
        Rows.Value.TryGetValue(industryKey, out var row)
            ? Classify(row, facts)
            : throw new ArgumentException($"The size table has no row '{industryKey}'.", nameof(industryKey));

    private static TextFact? Classify(Row row, Facts facts)
    {
        foreach (var size in row.Floors)
        {
            switch (Reaches(size, facts))
            {
                case Truth.True:
                    return size.Name;
                case Truth.Unknown:
                    return null; // it may be this size or a lower one
                case Truth.False:
                    break;
                default:
                    throw new InvalidOperationException("A truth outside Kleene's three.");
            }
        }

        return Micro;
    }

    /// <summary>Every listed indicator is at its floor or above.</summary>
    private static Truth Reaches(Size size, Facts facts)
    {
        var all = Truth.True;
        foreach (var (indicator, floor) in size.Floors)
        {
            all = Truths.And(all, facts[indicator] is NumberFact number ? Truths.Of(number.Value >= floor) : Truth.Unknown);
        }

        return all;
    }

    private static Row? RowOf(string industryCode)
    {
        for (var length = industryCode.Length; length > 0; length--)
        {
            if (RowsByPrefix.Value.TryGetValue(industryCode[..length], out var row))
            {
                return row;
            }
        }

        return null;
    }

    private static Dictionary<string, Row> ReadRows()
    {
        using var stream = StarterFiles.Open(StarterFiles.SizeTable);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("industries").EnumerateArray().Select(ReadRow).ToDictionary(row => row.Key, StringComparer.Ordinal);
    }

    private static Row ReadRow(JsonElement row) => new(
        row.GetProperty("key").GetString() ?? throw new InvalidOperationException("A row of the size table has no key."),
        [.. row.GetProperty("industry_codes").EnumerateArray().Select(code => code.GetString() ?? "")],
        [.. Sizes.Select(size => new Size(
            new TextFact(size),
            [.. row.GetProperty("floors").GetProperty(size).EnumerateObject().Select(floor => (floor.Name, floor.Value.GetDecimal()))]))]);

    private sealed record Row(string Key, IReadOnlyList<string> Prefixes, IReadOnlyList<Size> Floors);

    private sealed record Size(TextFact Name, IReadOnlyList<(string Indicator, decimal Floor)> Floors);
}
