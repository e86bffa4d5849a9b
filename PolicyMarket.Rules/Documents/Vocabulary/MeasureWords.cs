using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Numerals;

namespace PolicyMarket.Rules.Documents.Vocabulary;

/// <summary>Vocabulary of measures, the more specific before the general. Words are alternatives of a pattern over folded text.</summary>
internal static class MeasureWords
{
    private const string Grow = "[^，。；]{0,12}(增长|增速|增幅|提高|上升)";

    private static readonly ImmutableArray<Measure> All =
    [
        new("主营业务收入" + Grow, MeasureUnit.Share, "main_business_revenue_growth_rate", "主营业务收入增速"),
        new("(营业收入|营收|销售收入)" + Grow, MeasureUnit.Share, "revenue_growth_rate", "营业收入增速"),
        new("(研发费用|研发投入|研发经费|研究开发费用)[^，。；]{0,8}(占|比重|比例|强度)", MeasureUnit.Share, "rd_expense_ratio", "研发费用占营业收入比重"),
        new("研发(投入)?强度", MeasureUnit.Share, "rd_expense_ratio", "研发费用占营业收入比重"),
        new("(研发费用|研发投入|研发经费|研究开发费用)" + Grow, MeasureUnit.Share, "rd_expense_growth_rate", "研发费用增速"),
        new("(工业)?(总)?产值" + Grow, MeasureUnit.Share, "industrial_output_growth_rate", "工业总产值增速"),
        new("(销售额|营业额|零售额)" + Grow, MeasureUnit.Share, "trade_sales_growth_rate", "商贸销售额增速"),
        new("(税收|纳税|实缴税|入库税)" + Grow, MeasureUnit.Share, "tax_paid_growth_rate", "实缴税收增速"),
        new("用电量?" + Grow, MeasureUnit.Share, "electricity_q1_growth_rate", "用电量同比增速"),
        new("高新技术产品[^，。；]{0,14}(占|比重|比例)", MeasureUnit.Share, "high_tech_product_revenue_ratio", "高新技术产品收入占比"),
        new("主营业务收入[^，。；]{0,14}(占|比重|比例)", MeasureUnit.Share, "main_business_revenue_share", "主营业务收入占营收比重"),
        new("(科技人员|技术人员)[^，。；]{0,14}(占|比重|比例)", MeasureUnit.Share, "tech_staff_ratio", "科技人员占比"),
        new("研发人员[^，。；]{0,14}(占|比重|比例)", MeasureUnit.Share, "rd_staff_ratio", "研发人员占比"),
        new("残疾人[^，。；]{0,14}(占|比重|比例)", MeasureUnit.Share, "disabled_employment_ratio", "残疾人就业比例"),
        new("裁员率", MeasureUnit.Share, "layoff_rate", "裁员率"),
        new("资产负债率", MeasureUnit.Share, "debt_to_asset_ratio", "资产负债率"),
        new("留用率", MeasureUnit.Share, "intern_retention_rate", "见习留用率"),
        new("新招用[^，。；]{0,20}(占|比例)", MeasureUnit.Share, "new_eligible_hires_ratio_12_months", "申请前1年新招用占比"),
        new("市场占有率", MeasureUnit.Share, "national_niche_market_share", "主导产品全国细分市场占有率"),
        new("主营业务收入", MeasureUnit.Money, "main_business_revenue", "主营业务收入"),
        new("网络零售额|网上零售额", MeasureUnit.Money, "online_retail_sales", "网络零售额"),
        new("月销售额", MeasureUnit.Money, "monthly_sales", "月销售额"),
        new("营业收入|营收|销售收入|经营收入", MeasureUnit.Money, "revenue", "营业收入"),
        new("销售额|营业额|零售额", MeasureUnit.Money, "trade_sales", "商贸销售额（营业额）"),
        new("(总)?产值[^，。；]{0,6}(增量|净增|新增)|新增(工业)?(总)?产值", MeasureUnit.Money, "industrial_output_increment", "工业总产值增量"),
        new("工业(总)?产值|年产值|产值", MeasureUnit.Money, "industrial_output", "工业总产值"),
        new("固定资产投资", MeasureUnit.Money, "project_fixed_investment_excluding_land", "项目固定资产投资"),
        new(
            "(智能|工业)[^，。；]{0,8}软件[^，。；]{0,8}(投入|投资|采购)",
            MeasureUnit.Money,
            "smart_equipment_software_purchase",
            "智能装备和工业软件采购额"
        ),
        new("设备(购置)?[^，。；]{0,6}(投资|投入|购置|金额|额)", MeasureUnit.Money, "equipment_investment", "设备投资额"),
        new("(技改|技术改造)[^，。；]{0,6}(投入|投资)", MeasureUnit.Money, "technical_renovation_investment", "工业技改投入"),
        new("总投资|投资总?额|计划投资|投资", MeasureUnit.Money, "project_total_investment", "项目总投资"),
        new("研发费用|研发投入|研发经费|研究开发费用", MeasureUnit.Money, "rd_expense", "研发费用"),
        new("注册资本|注册资金", MeasureUnit.Money, "registered_capital", "注册资本"),
        new("亩均税收|亩均", MeasureUnit.Money, "tax_per_mu", "亩均税收"),
        new("地方(财政)?贡献|地方经济贡献|财政贡献", MeasureUnit.Money, "local_fiscal_contribution", "地方财政贡献"),
        new("应纳税所得额", MeasureUnit.Money, "taxable_income", "应纳税所得额"),
        new("纳税|税收|实缴税|入库税|缴税|税金", MeasureUnit.Money, "tax_paid", "实缴税收"),
        new("资产总额|总资产", MeasureUnit.Money, "total_assets", "资产总额"),
        new("净利润", MeasureUnit.Money, "net_profit_sum_2y", "净利润"),
        new("技术合同[^，。；]{0,10}(额|金额)|技术交易额", MeasureUnit.Money, "technology_contract_amount_sold", "技术合同实际交易额"),
        new("股权融资|融资额|融资", MeasureUnit.Money, "equity_financing_2y", "股权融资额"),
        new("估值", MeasureUnit.Money, "latest_valuation", "最近一年估值"),
        new("到位资金|资金到位", MeasureUnit.Money, "project_funds_received", "项目到位资金累计"),
        new("年薪", MeasureUnit.Money, "talent_annual_salary", "人才年薪"),
        new("贷款(本金|金额|余额|额)?", MeasureUnit.Money, "new_loan_principal", "贷款额"),
        new("外贸进出口(额|总额|总值)?|进出口(额|总额|总值)?", MeasureUnit.Money, null, "进出口额"),
        new("出口(额|总额)?", MeasureUnit.Money, null, "出口额"),
        new("实际使用外资|到位外资|实到外资", MeasureUnit.Money, null, "实际使用外资"),
        new("租金", MeasureUnit.Money, "annual_rent_paid", "年租金实付"),
        new("工资", MeasureUnit.Money, null, "工资"),
        new("从业人(数|员)|职工(总|人)?(人)?数?|员工(人)?数?|在职职工", MeasureUnit.Count, "employees", "从业人员"),
        new("参保(人数|职工|人员)?", MeasureUnit.Count, "employees_insured", "参保人数"),
        new("发明专利", MeasureUnit.Count, "invention_patents_self_developed_applied", "发明专利数"),
        new("知识产权", MeasureUnit.Count, "class1_ip_count_main_product", "知识产权数"),
        new("(安置|安排|吸纳)[^，。；]{0,6}残疾人|残疾人", MeasureUnit.Count, "disabled_employees", "安排残疾人人数"),
        new("(招用|吸纳|聘用|招录|新增)[^，。；]{0,14}毕业生|毕业生", MeasureUnit.Count, "graduate_hires_one_year_contract", "高校毕业生招用人数"),
        new("(招用|吸纳)[^，。；]{0,14}(就业困难人员|困难人员)|就业困难人员", MeasureUnit.Count, "hard_to_employ_hires", "就业困难人员招用人数"),
        new("种植面积|基地面积|连片", MeasureUnit.Count, "new_herb_base_area_mu", "种植基地面积"),
        new("用地面积|占地", MeasureUnit.Count, "project_land_area", "用地面积"),
        new("用电量?", MeasureUnit.Count, "electricity_quarter", "用电量"),
        new("建筑面积|经营面积|营业面积|面积", MeasureUnit.Count, null, "面积"),
        new("排名|名列|列(全|前)|位居|位列", MeasureUnit.Count, null, "排名"),
        new("得分|评分|综合评价", MeasureUnit.Count, "innovation_score", "评价得分"),
        new("(劳动)?合同", MeasureUnit.Time, null, "劳动合同期限"),
        new("(缴纳|缴费|参保|社会保险|失业保险|社保)", MeasureUnit.Time, "unemployment_insurance_paid_months", "社会保险缴费月数"),
        new("(成立|注册|设立|登记|存续)", MeasureUnit.Time, "years_in_operation", "成立年限"),
        new("(经营|运营|营业|生产)", MeasureUnit.Time, "months_in_operation", "正常经营月数"),
        new("(从事)[^，。；]{0,20}", MeasureUnit.Time, "niche_market_years", "从事特定细分市场年数"),
        new("见习", MeasureUnit.Time, "internship_months", "见习期限"),
        new("贷款", MeasureUnit.Time, "loan_term_years", "贷款期限"),
        new("入驻|租赁|租期|租用", MeasureUnit.Time, "tenancy_months", "入驻月数"),
        new("工作|在岗|就业|在职|服务", MeasureUnit.Time, null, "工作期限"),
    ];

    internal static readonly ImmutableArray<(Regex Pattern, Measure Measure)> Patterns =
    [
        .. All.Select(measure => (new Regex(measure.Words, RegexOptions.CultureInvariant | RegexOptions.RightToLeft, TimeSpan.FromSeconds(2)), measure)),
    ];

    /// <summary>The measure named nearest to the end of the words; the earlier entry wins where two end at the same place.</summary>
    public static (Measure Measure, int Start)? Nearest(string words, Quantity quantity)
    {
        (Measure Measure, int Start, int End)? best = null;
        foreach (var (pattern, measure) in Patterns)
        {
            if (
                Fits(measure.Unit, quantity)
                && pattern.Match(words) is { Success: true } match
                && (best is null || match.Index + match.Length > best.Value.End)
            )
            {
                best = (measure, match.Index, match.Index + match.Length);
            }
        }

        return best is { } found ? (found.Measure, found.Start) : null;
    }

    private static bool Fits(MeasureUnit unit, Quantity quantity) =>
        unit switch
        {
            MeasureUnit.Money => quantity.IsMoney,
            MeasureUnit.Share => quantity.IsShare,
            MeasureUnit.Time => quantity.IsTime,
            MeasureUnit.Count => quantity.IsCount,
            _ => true,
        };
}
