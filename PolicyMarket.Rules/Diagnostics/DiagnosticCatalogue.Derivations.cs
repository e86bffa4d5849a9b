namespace PolicyMarket.Rules.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public const string DerivationShape = "PM2050";
    public const string DerivationCycle = "PM2051";
    public const string DerivationType = "PM2052";
    public const string HistoryPeriod = "PM2053";
    public const string FieldsMissing = "PM2054";
    public const string MembershipTerm = "PM2055";
    public const string TreeShape = "PM2056";

    private static IEnumerable<DiagnosticCode> DerivationCodes() =>
        [
            new(DerivationShape, "推算的写法不对"),
            new(DerivationCycle, "推算有循环"),
            new(DerivationType, "推算结果与指标类型不符"),
            new(HistoryPeriod, "历史数据的期间有误"),
            new(FieldsMissing, "明细指标没有写明字段"),
            new(MembershipTerm, "称号的起止日期有误"),
            new(TreeShape, "代码树的写法不对"),
        ];
}
