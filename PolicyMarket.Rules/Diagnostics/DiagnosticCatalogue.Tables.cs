namespace PolicyMarket.Rules.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public const string TableShape = "PM3040";
    public const string TableHitPolicy = "PM3041";
    public const string TablePriority = "PM3042";
    public const string TableOverlap = "PM3043";
    public const string TableRowUnreachable = "PM3044";
    public const string TableGap = "PM3045";
    public const string TableAsAmount = "PM3046";
    public const string AmountGap = "PM3047";
    public const string AmountAlwaysZero = "PM3048";

    private static IEnumerable<DiagnosticCode> TableCodes() =>
        [
            new(TableShape, "决策表的结构不对"),
            new(TableHitPolicy, "决策表的取值方式不对"),
            new(TablePriority, "决策表没有列明结果的等次"),
            new(TableOverlap, "决策表有重叠的行"),
            new(TableRowUnreachable, "决策表有永远轮不到的行"),
            new(TableGap, "决策表有没覆盖的情形"),
            new(TableAsAmount, "决策表不能作为金额"),
            new(AmountGap, "金额公式有没有结果的情形"),
            new(AmountAlwaysZero, "金额恒为零"),
        ];
}
