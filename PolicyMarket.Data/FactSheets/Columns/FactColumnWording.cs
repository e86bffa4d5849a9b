namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Chinese texts about reading the sheets of all firms: damage and progress.</summary>
internal static class FactColumnWording
{
    internal const string FirmOfSheetMissing = "这一页写的企业不存在。";

    internal const string SealDoesNotFit = "内容与封印不符。";

    internal const string UnsealedOrUndated = "没有封印，或截止日期不成立。";

    internal const string ReadingFirmData = "读取企业数据";
}
