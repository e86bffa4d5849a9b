using PolicyMarket.Data.FactSheets;

namespace PolicyMarket.Web.Firms;

/// <summary>Words that the firm's pages share.</summary>
public static class FirmWords
{
    /// <summary>"2025" → "2025 年度", "2026-10" → "2026年10月", "once" → "一次性".</summary>
    public static string Period(string period) => period.Length == 4 && period != EntitlementPeriod.Once ? $"{period} 年度" : EntitlementPeriod.InWords(period);
}
