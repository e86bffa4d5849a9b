namespace PolicyMarket.Tests.Rules.Documents;

public sealed class AmountReaderTests
{
    [Theory]
    [InlineData("对企业一次性奖励20万元。", "fixed 20万元")]
    [InlineData("对企业一次性奖励伍拾万元。", "fixed 50万元")]
    [InlineData("按设备投资额的10%给予补助，最高不超过500万元。", "rate 10% ≤500万元")]
    [InlineData("按销售额的2‰给予奖励，单个企业最高50万元。", "rate 2‰ ≤50万元")]
    [InlineData("按研发投入的5%—8%给予补助，补助不超过100万元、不低于10万元。", "rate 5%/8% ≤100万元 ≥10万元")]
    [InlineData("每招用1人给予1000元补贴。", "unit_price 1000元")]
    [InlineData("按同比新增用电量每千瓦时0.15元给予补贴。", "unit_price 0.15元")]
    [InlineData("每满1000万元，奖励5万元。", "steps 5万元")]
    [InlineData("对年产值达到1亿元、5亿元的企业，分别奖励10万元、30万元。", "tiers 10万元/30万元")]
    [InlineData("投入不满500万元的，按3%奖补；500万元以上的，按5%奖补。", "tiers 3%/5%")]
    [InlineData("交易额100万元以下的部分，按2%补助；超过100万元的部分，按1%补助。", "slices 2%/1%")]
    [InlineData("分别给予50万元、100万元奖励，晋级补差。", "difference 50万元/100万元")]
    [InlineData("给予40万元奖励，分两年兑付。", "instalments 40万元")]
    [InlineData("给予最高100万元奖励。", "discretion  ≤100万元")]
    [InlineData("对重大项目采取“一事一议”方式给予支持。", "discretion ")]
    [InlineData("同一企业年度奖励总额不超过300万元。", "cap  ≤300万元")]
    [InlineData("减按15%的税率缴纳企业所得税。", "relief 15%")]
    [InlineData("减半征收房产税。", "relief 50%")]
    public void One_amount(string clause, string expected) => Assert.Equal([expected], Reading.Amounts(clause));

    [Fact]
    public void Extra_award_is_a_bonus() =>
        Assert.Equal(["fixed 30万元", "bonus 20万元"], Reading.Amounts("对省级机构一次性奖励30万元，其中国家级机构再奖励20万元。"));

    [Fact]
    public void Table_with_headings_gives_tiers()
    {
        var read = Reading.Of("附件\n| 档次 | 年营业收入 | 补贴标准（万元） |\n| 一档 | 1亿元以上 | 50 |\n| 二档 | 5000万元以上 | 20 |\n");

        var amount = Assert.Single(read.Amounts);
        Assert.Equal(("附件", "tiers", 2), (amount.Clause, amount.Form, amount.Figures.Length));
        Assert.Equal([1m, 5000m], read.Conditions.Select(one => one.Value.Number!.Value)); // thresholds are numbers
    }

    [Theory]
    [InlineData("年营业收入不低于2000万元。")]
    [InlineData("处5万元以下罚款。")]
    public void Thresholds_and_fines_are_no_amounts(string clause) => Assert.Empty(Reading.Amounts(clause));
}
