using System.Globalization;

namespace PolicyMarket.Data.Imports;

/// <summary>The periods that facts speak of: a year "2025", a month "2026-10", or "current".</summary>
public static class ImportPeriods
{
    public const string Current = "current";

    public static bool IsWellFormed(string? period) => period == Current
        || DateOnly.TryParseExact(period, ["yyyy", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
