namespace PolicyMarket.Rules.Conditions;

/// <summary>Turns the label of a yes-or-no attribute into a statement or its denial.</summary>
internal static class StatementText
{
    private static readonly (string Start, string Denied)[] Verbs =
    [
        ("属于", "不属于"),
        ("属", "不属"),
        ("位于", "不位于"),
        ("列入", "未列入"),
        ("拖欠", "未拖欠"),
        ("欠缴", "未欠缴"),
        ("曾退库", "未曾退库"),
        ("拥有", "没有"),
        ("建有", "未建有"),
        ("纳入", "未纳入"),
        ("入驻", "未入驻"),
        ("已申报", "未申报"),
        ("依法", "未依法"),
        ("按协议", "未按协议"),
        ("承办", "未承办"),
        ("承租", "未承租"),
        ("通过", "未通过"),
        ("限制申请", "未被限制申请"),
    ];

    private static readonly string[] Nouns = ["企业", "公司", "机构", "商户", "单位", "平台", "服务商", "人员", "项目", "制造业"];

    public static string Of(string label, bool holds)
    {
        foreach (var (start, denied) in Verbs)
        {
            if (label.StartsWith(start, StringComparison.Ordinal))
            {
                return holds ? label : denied + label[start.Length..];
            }
        }

        if (Nouns.Any(noun => label.EndsWith(noun, StringComparison.Ordinal)))
        {
            return (holds ? "是" : "不是") + label;
        }

        return holds ? label : $"没有“{label}”的情形";
    }
}
