using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PolicyMarket.Rules.Documents.Vocabulary;

/// <summary>Vocabulary of statuses: memberships, negative lists and soft words. Words are alternatives of a pattern over folded text.</summary>
internal static class StatusWords
{
    public const string Gate = "门槛";
    public const string Bonus = "加成";
    public const string Soft = "裁量";
    public const string Negative = "负面";

    private static readonly ImmutableArray<Status> All =
    [
        new(
            "严重失信主体(名单)?|失信惩戒(对象)?名单|严重失信(行为|名单|联合惩戒)|失信联合惩戒",
            "严重失信主体名单",
            "in_serious_dishonesty_subject_list",
            Negative
        ),
        new("失信被执行人", "失信被执行人", null, Negative),
        new("严重违法失信(企业)?(名单)?", "严重违法失信名单", "in_serious_violation_list", Negative),
        new("经营异常名录|经营异常(状态|名单)", "经营异常名录", "in_abnormal_operation_list", Negative),
        new("拖欠(职工|农民工|员工)?工资", "拖欠工资", "wage_arrears", Negative),
        new("欠缴(职工)?(社会保险费?|社保费?)", "欠缴社会保险费", "social_insurance_arrears", Negative),
        new("偷税|骗税|逃税|欠税|偷逃税", "偷税骗税欠税", null, Negative),
        new(
            "(重大|较大|一般及以上|较大及以上|重大及以上)?(安全(生产|质量)?|生产安全|质量|环保|环境)[^，。；]{0,12}(责任)?事故",
            "重大安全质量环境事故",
            "major_accident_or_env_violation_last_year",
            Negative
        ),
        new("(重大|严重)环境(污染|违法)[^，。；]{0,4}|环境(严重)?违法", "严重环境违法", "major_accident_or_env_violation_last_year", Negative),
        new("重大违法(违规|违纪)?(行为|记录)?|严重违法(违规|违纪)(行为|记录)?", "重大违法行为", "major_illegal_act_within_2_years", Negative),
        new("(弄虚作假|提供虚假(材料|资料|信息)|虚报|骗取|套取)[^，。；]{0,20}", "弄虚作假骗取资金", null, Negative),
        new("环境信用评价[^，。；]{0,10}(红|黑)", "环境信用评价不良", null, Negative),
        new("限制类|淘汰类|国家(限制|禁止)|限制(和|或|、)?(禁止|淘汰)(行业)?", "属限制或禁止行业", "in_restricted_or_prohibited_industry", Negative),
        new("劳务派遣(企业|单位|公司)", "劳务派遣企业", null, Negative),
        new("(具有|具备)?独立(企业)?法人(资格)?", "独立法人资格", null, Gate),
        new("依法(足额)?(缴纳|参加)[^，。；]{0,12}(社会保险|社保|失业保险)|(足额缴纳|参加)(失业保险|社会保险)", "依法参保缴费", null, Gate),
        new("(依法)?(与[^，。；]{0,10})?签订[^，。；]{0,16}劳动合同", "签订劳动合同", "labour_contracts_signed", Gate),
        new("信用(记录|状况|信息)?(良好|优良)|无不良信用", "信用良好", null, Gate),
        new("(财务|会计)(管理)?(制度|核算|机构)[^，。；]{0,12}(健全|规范|完善)", "财务制度健全", null, Gate),
        new("查账征收", "查账征收", "audited_books_collection", Gate),
        new(
            "首次(纳入|进入|入|上|达到|新增)?[^，。；]{0,4}(规上|规模以上|限额以上|限上|四上|入规|上规|纳统|升规|入库|入统)",
            "首次纳入规模以上",
            null,
            Gate
        ),
        new("(国家)?高新技术企业", "高新技术企业", null, Gate),
        new("专精特新“?小巨人”?企业?", "专精特新“小巨人”企业", null, Gate),
        new("专精特新中小企业|专精特新企业", "专精特新中小企业", null, Gate),
        new("创新型中小企业", "创新型中小企业", null, Gate),
        new("科技型中小企业", "科技型中小企业", null, Gate),
        new("单项冠军(企业|示范企业|产品)?", "制造业单项冠军", null, Gate),
        new("首台（套）|首台套", "首台（套）装备", null, Gate),
        new("小型微利企业", "小型微利企业", "is_small_low_profit", Gate),
        new("鼓励类(产业|项目)", "鼓励类产业", null, Gate),
        new("规模以上(工业|服务业|商贸|建筑业)?(企业|单位)", "规模以上企业", null, Gate),
        new("入驻[^，。；]{0,8}e镇", "入驻乡村e镇", "in_rural_e_town", Gate),
        new("旅行社业务经营许可", "旅行社业务经营许可", "travel_agency_licence", Gate),
        new("(认定的)?就业见习单位", "就业见习单位", "is_recognised_internship_unit", Gate),
        new("借新还旧", "借新还旧", "is_refinancing_loan", Negative),
        new("独立(安装)?电表|单独(安装)?电表", "独立电表", "has_own_electricity_meter", Gate),
        new("(主导|参与)制定[^，。；]{0,12}标准", "制定标准", null, Gate),
        new("(建有|建立|设有|设立|拥有)[^，。；]{0,12}研发(机构|中心|平台)", "建有研发机构", "has_rd_institution", Gate),
        new("成长性(好|强|较好|较强|高)|发展潜力(大|较大)|发展前景(好|广阔|良好)", "成长性好", null, Soft),
        new("(社会|经济)(效益|贡献)[^，。；]{0,6}(显著|突出|明显|良好|好|较大)", "社会效益显著", null, Soft),
        new("(示范|带动|引领|辐射)[^，。；]{0,8}(作用|效应|能力)[^，。；]{0,4}(明显|显著|突出|强|较强|大)", "示范带动作用明显", null, Soft),
        new("(技术|工艺)[^，。；]{0,6}(先进|领先)|(国际|国内)(先进|领先)(水平)?", "技术先进", null, Soft),
        new("管理(制度)?[^，。；]{0,4}(规范|先进)", "管理规范", null, Soft),
        new("优先(支持|考虑|推荐|安排|扶持|给予|保障)", "优先支持", null, Soft),
    ];

    private static readonly ImmutableArray<(Regex Pattern, Status Status)> Patterns =
    [
        .. All.Select(status => (new Regex(status.Words, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(2)), status)),
    ];

    /// <summary>Every status named in the words with its place; words that a longer status covers are left out.</summary>
    public static IEnumerable<(Status Status, int Start, int Length)> Find(string words)
    {
        var taken = new List<(int From, int To)>();
        foreach (var (pattern, status) in Patterns)
        {
            foreach (Match match in pattern.Matches(words))
            {
                if (!taken.Exists(one => match.Index < one.To && match.Index + match.Length > one.From))
                {
                    taken.Add((match.Index, match.Index + match.Length));
                    yield return (status, match.Index, match.Length);
                }
            }
        }
    }
}
