namespace PolicyMarket.Web.Firms;

/// <summary>Words that the firm's pages share.</summary>
public static class FirmWords
{
    /// <summary>"2025" → "2025 年度", "once" → "一次性".</summary>
    public static string Period(string period) => period == "once" ? "一次性" : $"{period} 年度";
}
