using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Imports;

/// <summary>The periods that facts speak of: a year "2025", a half-year "2026H1", a quarter "2026Q3", a month "2026-10", or "current" for states.</summary>
public static class ImportPeriods
{
    public const string Current = "current";

    public static bool IsWellFormed(string? period) => period == Current || FactPeriod.TryParse(period, out _);
}
