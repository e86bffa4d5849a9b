using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Wording;

/// <summary>Chinese texts about what an item is worth: headlines, notes and worked examples.</summary>
internal static class PayWording
{
    /// <summary>In labels of years that are counted from an event.</summary>
    private const string Ordinal = "第几";

    internal const string NoMoney = "本身不发放资金";

    internal const string FixedByDepartment = "金额由主管部门核定";

    internal const string PaysNothing = "不发放资金";

    internal static string UpTo(decimal yuan) => $"最高 {MoneyText.Short(yuan)}";

    internal const string LessReceived = "扣除已领的部分";

    internal static string AtLeast(decimal yuan) => $"不低于 {MoneyText.Short(yuan)}";

    internal static string Sum(decimal yuan) => MoneyText.Short(yuan);

    /// <summary>"3 万–20 万元，分 4 档"; without a number of tiers "按情形分档".</summary>
    internal static string Tiers(decimal low, decimal high, int? count) =>
        $"{MoneyText.Range(low, high)}，{(count is { } tiers ? $"分 {tiers} 档" : "按情形分档")}";

    /// <summary>"每人 1,500 元", "每亩 100–200 元".</summary>
    internal static string Price(string unit, ImmutableSortedSet<decimal> prices)
    {
        var paid = prices.Where(price => price > 0m).ToList();
        return $"每{unit} {(paid.Count == 1 ? MoneyText.Short(paid[0]) : MoneyText.Range(paid[0], paid[^1]))}";
    }

    /// <summary>"贷款利息的 50%", "研发费用的 6%–10%", "县级税收留成比上年增加部分的 30%".</summary>
    internal static string Rate(LinearAmount linear)
    {
        var rates = linear.Factors.Where(factor => factor > 0m).ToList();
        var rate = rates.Count == 1 ? Percent(rates[0]) : $"{Percent(rates[0])}–{Percent(rates[^1])}";
        return $"{linear.Attribute.Label}{(linear.Before is null ? "" : "比上年增加部分")}的 {rate}";
    }

    internal static string WithCeiling(string words, decimal? most) => most is { } ceiling ? $"{words}，{UpTo(ceiling)}" : words;

    /// <summary>Of an item without a sum: what the firm may have by it.</summary>
    internal static string Right(PolicyRule rule)
    {
        var opened = rule.Opens.Names;
        return rule.Benefit switch
        {
            BenefitKind.Qualification when opened.IsEmpty => "资格认定",
            BenefitKind.Qualification => $"资格认定，可据此享受 {opened.Length} 项政策",
            _ when opened.IsEmpty => $"享受权益：{rule.Title}",
            _ => $"可享受：{opened[0]}{(opened.Length > 1 ? $"等 {opened.Length} 项" : "")}",
        };
    }

    /// <summary>Of a formula that has neither a ceiling nor a case in which it pays.</summary>
    internal static string ByData(PolicyRule rule) => rule.IsPaidOut ? "金额逐户核定，没有封顶" : "减免额逐户核定，没有封顶";

    internal static string ForInstance(string example) => $"例：{example}";

    /// <summary>"年应纳税所得额 100 万元的企业少缴 20 万元".</summary>
    internal static string Example(PolicyRule rule, WorkedExample example, ImmutableArray<AttributeDefinition> told)
    {
        var inputs = string.Join("、", told.Select(input => Input(input, example.Facts)));
        var who = told.Any(input => input.Kind == AttributeKind.Person) ? "的" : "的企业";
        return $"{inputs}{(inputs.Length == 0 ? "" : who)}{Verb(rule)} {MoneyText.Short(example.Yuan)}";
    }

    /// <summary>"年应纳税所得额 100 万元", "贷款合同利率 4%", "企业划型为小型", "注册在贫困地区".</summary>
    private static string Input(AttributeDefinition input, Facts facts) =>
        facts[input.Name] switch
        {
            NumberFact number when input.IsMoney => $"{Yearly(input)}{input.Label} {MoneyText.Short(number.Value)}",
            NumberFact number when input.Label.Contains(Ordinal, StringComparison.Ordinal) => input.Label.Replace(
                Ordinal,
                $"第 {FactText.Display(number, null)} ",
                StringComparison.Ordinal
            ),
            NumberFact number => $"{input.Label} {Figure(number.Value, input)}",
            BooleanFact => input.Label,
            SetFact set => $"获{FactText.Display(set, input)}",
            { } value => $"{input.Label}为{FactText.Display(value, input)}",
            null => throw new InvalidOperationException($"The example tells {input.Name}, which it does not know."),
        };

    /// <summary>Figures of a year say so, unless their name does.</summary>
    private static string Yearly(AttributeDefinition input) =>
        input.Period == PeriodUnit.Year && input.Kind != AttributeKind.History && !char.IsAsciiDigit(input.Label[0]) && !"年季月".Any(input.Label.Contains)
            ? "年"
            : "";

    /// <summary>A price names its unit unless the label does: "月租金 1 万元", "工业用地最低价标准 200 元/平方米".</summary>
    private static string Figure(decimal value, AttributeDefinition input) =>
        input.Unit switch
        {
            { } price when price.StartsWith(AttributeDefinition.MoneyUnit + "/", StringComparison.Ordinal) => MoneyText.Short(value)
                + (
                    input.Label.Contains(price[(price.IndexOf('/', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal)
                        ? ""
                        : price[AttributeDefinition.MoneyUnit.Length..]
                ),
            "月" => $"{FactText.Display(new NumberFact(value), null)} 个月",
            _ => FactText.Display(new NumberFact(value), input),
        };

    private static string Verb(PolicyRule rule) =>
        rule.Benefit switch
        {
            BenefitKind.Award => "可得",
            BenefitKind.Relief when rule.Title.Contains("退税", StringComparison.Ordinal) || rule.Title.Contains("即退", StringComparison.Ordinal) =>
                "退税",
            BenefitKind.Relief when rule.Category == BenefitDefaults.TaxCategory => "少缴",
            BenefitKind.Relief => "减免",
            BenefitKind.Entitlement => "相当于优惠",
            BenefitKind.Qualification => "可得",
            _ => throw new InvalidOperationException($"The unknown kind of benefit {rule.Benefit}."),
        };

    private static string Percent(decimal rate) => (rate * 100m).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
