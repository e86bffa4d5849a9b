using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// Parameters that the starter items ask for. Those that are not nationally published sums say in their source that they are for demonstration.
/// </summary>
internal static class DemonstrationParameters
{
    private const string Hunan = "430000";

    public static IReadOnlyList<NewParameter> Of(int year) =>
        [
            Number("disability_required_ratio", Hunan, new(2018, 1, 1), 0.015m, "湖南省残疾人就业保障金征收使用管理办法"),
            Number("lpr_1y", "", new(2024, 10, 21), 0.031m, "全国银行间同业拆借中心"),
            Number("lpr_1y", "", new(2025, 5, 20), 0.030m, "全国银行间同业拆借中心"),
            Number("benchmark_loan_rate", "", new(2015, 10, 24), 0.0435m, "中国人民银行"),
            Number("unemployment_rate_control_target", "", new(year, 1, 1), 0.055m, "年度政府工作报告"),
            Number("key_group_annual_quota", Hunan, new(2023, 1, 1), 7_800m, "财政部 税务总局公告（基准 6000 元上浮 30%）"),
            Number("monthly_minimum_wage", Hunan, new(2024, 12, 1), 1_900m, "湖南省最低工资标准（演示值）"),
            Number("local_average_wage", Hunan, new(year, 1, 1), 84_000m, "湖南省统计局口径（演示值）"),
            Number("municipal_startup_subsidy_standard", "431300", new(2024, 11, 27), 10_000m, "娄底市创业补贴标准（演示值）"),
        ];

    private static NewParameter Number(string name, string region, DateOnly from, decimal value, string source) =>
        new(name, region, from, To: null, new NumberFact(value), source);
}
