namespace PolicyMarket.Data.FactSheets;

/// <summary>Chinese texts about fact sheets: seals, sources and periods.</summary>
internal static class FactSheetWording
{
    internal const string Upgrade = "升级";

    internal static string MissingSealsAdded(int sheetCount) => $"为此前入库、还没有封印的数据页补写封印：{sheetCount} 页";

    internal static string AttributeNotInCatalogue(string attribute) => $"指标 {attribute} 不在指标目录里。";

    internal const string SealDoesNotFit = "内容与封印不符。";

    internal const string OneTime = "一次性";

    internal static string NthTimeInPeriod(string period, string number) => $"{period}第{number}次";
}
