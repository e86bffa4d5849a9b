using System.Globalization;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Disclosure;

/// <summary>Which payments are listed, as the address says it.</summary>
public sealed record DisclosureFilter
{
    public const int MaxWords = 100;

    public string Words { get; init; } = "";

    /// <summary>Calendar year of the payment.</summary>
    public int? Year { get; init; }

    /// <summary>The firm's region or any above it.</summary>
    public RegionCode? Region { get; init; }

    /// <summary>The department's name.</summary>
    public string Department { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsEmpty => Words.Length == 0 && Year is null && Region is null && Department.Length == 0;

    /// <summary>Unknown values of a hand-written address are dropped.</summary>
    public static DisclosureFilter Read(string? words, string? year, string? region, string? department, string? page)
    {
        var trimmed = words?.Trim() ?? "";
        return new DisclosureFilter
        {
            Words = trimmed.Length > MaxWords ? trimmed[..MaxWords] : trimmed,
            Year = int.TryParse(year, CultureInfo.InvariantCulture, out var y) && y is >= 2000 and <= 2200 ? y : null,
            Region = RegionCode.Parse(region) is { Succeeded: true, Value: var code } ? code : null,
            Department = department?.Trim() ?? "",
            Page = int.TryParse(page, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1,
        };
    }

    /// <summary>The pairs of the query string, only those that differ from the plain page.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery()
    {
        (string Name, string? Value)[] pairs =
        [
            ("q", Words),
            ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            ("region", Region?.Value),
            ("dept", Department),
            ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
        ];
        return pairs.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value));
    }
}
