namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>Chinese texts of the lints of a new version.</summary>
internal static class LintWording
{
    private const string Record =
        "《公平竞争审查条例》要求先审查：有法律、行政法规或国务院依据的，写明依据和审查结论，会作为审查记录保存；没有依据的，请退回修改。";

    internal const string TaxTitle = "公平竞争：按缴税给钱";

    internal static string TaxReason(string labels) => $"金额公式用到{labels}，属于按企业缴纳的税收或财政贡献给予奖补。";

    internal const string TaxRemedy = Record;

    internal const string FirmTitle = "公平竞争：指名企业";

    internal static string FirmReason(string sentence) => $"条件“{sentence}”指名了单个企业。";

    internal const string FirmRemedy = Record;

    internal const string LocalTitle = "公平竞争：要求在本地登记";

    internal static string LocalReason(string what) => $"{what}，属于以在本地登记或停留为条件。";

    internal static string LocalCondition(string sentence) => $"条件“{sentence}”";

    internal static string LocalStay(int years) => $"要求拨付后 {years} 年内不迁出辖区";

    internal const string LocalRemedy = Record;

    internal const string DocumentTitle = "文件不在施行期";

    internal static string DocumentExpired(DateOnly? last) => $"政策文件或申报期已于 {last:yyyy-MM-dd} 结束，按它发布的版本不能兑现。";

    internal static string DocumentNotYet(DateOnly? first) => $"政策文件或申报期从 {first:yyyy-MM-dd} 起，在此之前新版本不参加匹配，原版本也不再参加。";

    internal const string DocumentUndated = "政策文件没有写明有效期，部门也没有确认仍在执行，发布后不参加匹配。";

    internal const string DocumentExpiredRemedy = "请退回：写上续期文件和新的有效期，再送审。";

    internal const string DocumentNotYetRemedy = "请把生效日期定在文件施行之日；要提前发布的，写明理由。";

    internal const string DocumentUndatedRemedy = "请补上有效期，或由部门在“本部门事项”页确认执行到哪一天；以后再确认的，写明安排。";

    internal const string AdmissionTitle = "免申即享准入";

    internal static string AdmissionReason(string test, string reasons) => $"“{test}”不符合：{reasons}";

    internal const string AdmissionRemedy = "请改条件或公式，使每一项都由部门数据判定；做不到的，兑现方式改为即申即享或标准兑现。";

    internal const string AdmissionKeptRemedy = "现行版本就是如此。请写明为什么仍按免申即享办理，或改兑现方式。";
}
