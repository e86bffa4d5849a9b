namespace PolicyMarket.Data.FactSheets;

/// <summary>The Chinese sentences about damaged fact sheets.</summary>
public static class SheetDamageWording
{
    /// <summary>"统计（2025）": what a department is asked to deliver again.</summary>
    public static string Named(string source, string period) => $"{SourceOf(source)}（{PeriodOf(period)}）";

    /// <summary>For the firm: calm, with what it may do. Ends with a full stop.</summary>
    public static string ForFirm(IReadOnlyList<SheetDamage> damages)
    {
        var sources = string.Join("、", damages.Select(one => SourceOf(one.Source)).Distinct(StringComparer.Ordinal));
        return $"{sources}部门的一份数据暂时读不出，涉及本企业的事项先不判断。已有的待确认会保留，不会因此撤回；请联系{sources}部门重新报送本企业的数据，数据一到，当晚重新匹配。";
    }

    /// <summary>For those in charge: what to do about one sheet.</summary>
    public static string Remedy(string source, string firm, string period) =>
        $"请{SourceOf(source)}部门重新交付“{firm}”{PeriodOf(period)}的数据（同一份文件也可以再导入一次），或请管理员从备份恢复数据库；下一次匹配时这家企业恢复参加。";

    public static string Say(SheetDamageReason reason) =>
        reason switch
        {
            SheetDamageReason.Seal => "内容与入库时的封印不符：数据被绕过系统改动，或磁盘损坏",
            SheetDamageReason.Values => "内容读不出来",
            SheetDamageReason.Firm => "所写的企业不存在",
            _ => throw new InvalidOperationException($"The unknown reason {reason}."),
        };

    public static string PeriodOf(string period) =>
        period switch
        {
            "" => "期间不详",
            "current" => "现状",
            _ => period,
        };

    private static string SourceOf(string source) => source.Length == 0 ? "来源不详的" : source;
}
