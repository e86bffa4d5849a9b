using System.Globalization;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Web.Ui;

/// <summary>Periods in words.</summary>
public static class PeriodText
{
    /// <summary>Period of delivered facts: "2025" is "2025 年度", "2026-10" is "2026年10月", and the current state is "当前情况".</summary>
    public static string FactPeriodInWords(string period) =>
        period == ImportPeriods.Current ? "当前情况"
        : !FactPeriod.TryParse(period, out var parsed) ? period
        : parsed.Unit == PeriodUnit.Year ? string.Create(CultureInfo.InvariantCulture, $"{parsed.Year} 年度")
        : parsed.InWords;

    /// <summary>Period that an entitlement is for: "2025" is "2025 年度", "2026-10" is "2026年10月", "once" is "一次性".</summary>
    public static string EntitlementPeriodInWords(string period) =>
        period.Length == 4 && period != EntitlementPeriod.Once ? $"{period} 年度" : EntitlementPeriod.InWords(period);
}
