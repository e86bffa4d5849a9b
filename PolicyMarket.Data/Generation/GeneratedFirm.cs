using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Generation;

/// <summary>A firm of the sample market with what a register needs in addition to its facts: a valid credit code and a name, both its own.</summary>
internal sealed class GeneratedFirm
{
    /// <summary>So many firms have a code and a name of their own.</summary>
    public const int Most = 10_000_000;

    private const string Letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Syllables =
        "安邦宝博昌辰成创达德鼎东恒丰福富港高冠广国海瀚浩和宏华汇嘉建金锦京景君凯康科坤朗力立利联龙隆美明铭宁诺欧鹏普启千庆荣瑞润森尚升盛世思泰腾天通同拓万旺威维伟文沃祥翔协鑫信兴星雄旭亚扬耀怡亿益银永优宇裕元源远悦云泽展振正志智中卓";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private GeneratedFirm(int index, Facts facts)
    {
        Facts = facts;
        Region = TextOf("registration_region");
        CreditCode = CodeOf(index, Region ?? "430000", TextOf("entity_type"));
        Name = NameOf(index, Region, TextOf("entity_type"));
    }

    public string CreditCode { get; }

    public string Name { get; }

    /// <summary>Null when it is one of the facts that are missing.</summary>
    public string? Region { get; }

    public Facts Facts { get; }

    /// <summary>The index begins at 0.</summary>
    public static GeneratedFirm Of(int index, ulong seed) => new(index, MarketSample.Firm(index, seed));

    private string? TextOf(string attribute) => (Facts[attribute] as TextFact)?.Value;

    private static string NameOf(int index, string? region, string? entityType)
    {
        // A step that shares no factor with their number visits each word of four once.
        var number = index * 7_919L % ((long)Syllables.Length * Syllables.Length * Syllables.Length * Syllables.Length);
        var name = new StringBuilder(24).Append(region is null ? "湖南" : RegionTree.Name(region));
        for (var left = 4; left > 0; left--)
        {
            name.Append(Syllables[(int)(number % Syllables.Length)]);
            number /= Syllables.Length;
        }

        return name.Append(
                entityType switch
                {
                    "individual_business" => "经营部",
                    "law_firm" => "律师事务所",
                    "accounting_firm" => "会计师事务所",
                    "sole_proprietorship_taxed_as_company" => "工作室",
                    "other_enterprise" => "合作社",
                    _ => "有限公司",
                }
            )
            .ToString();
    }

    private static string CodeOf(int index, string region, string? entityType)
    {
        var authority = entityType switch
        {
            "individual_business" => "92",
            "law_firm" or "accounting_firm" => "31",
            _ => "91",
        };
        Span<char> organisation = ['M', 'B', '0', '0', '0', '0', '0', '0'];
        var left = index;
        for (var place = organisation.Length - 1; left > 0; place--)
        {
            organisation[place] = Letters[left % Letters.Length];
            left /= Letters.Length;
        }

        var first17 = string.Create(CultureInfo.InvariantCulture, $"{authority}{region}{organisation}{OrganisationCheck(organisation)}");
        return first17 + global::PolicyMarket.Rules.Values.CreditCode.CheckCharacter(first17);
    }

    /// <summary>GB 11714.</summary>
    private static char OrganisationCheck(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < first8.Length; i++)
        {
            sum += (first8[i] <= '9' ? first8[i] - '0' : first8[i] - 'A' + 10) * OrganisationWeights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }
}
