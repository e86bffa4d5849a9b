namespace PolicyMarket.Tests.Rules.Documents;

public sealed class ConditionReaderTests
{
    [Theory]
    [InlineData("年营业收入2000万元（含）以上的企业，给予支持。", "revenue >= 2000万元 门槛")]
    [InlineData("年营业收入2000万元以上（不含）的企业，给予支持。", "revenue > 2000万元 门槛")]
    [InlineData("年营业收入超过2000万元的企业，给予支持。", "revenue > 2000万元 门槛")]
    [InlineData("年营业收入不低于2000万元的企业，给予支持。", "revenue >= 2000万元 门槛")]
    [InlineData("从业人数不超过300人的企业，给予支持。", "employees <= 300人 门槛")]
    [InlineData("工业技改投入不满500万元的企业，给予支持。", "technical_renovation_investment < 500万元 门槛")]
    [InlineData("裁员率不高于5.5%的企业，给予支持。", "layoff_rate <= 5.5% 门槛")]
    [InlineData("研发费用占营业收入比重达到3%的企业，给予支持。", "rd_expense_ratio >= 3% 门槛")]
    [InlineData("成立时间满一年的企业，给予支持。", "years_in_operation >= 1年 门槛")]
    [InlineData("在本市注册的企业，给予支持。", "registration_region under 本市 门槛")]
    [InlineData("企业纳税信用等级为B级及以上。", "tax_credit_rating in A/B 门槛")]
    [InlineData("未列入严重失信主体名单。", "in_serious_dishonesty_subject_list == true 负面")]
    [InlineData("成长性好的企业，给予支持。", "成长性好 == true 裁量")]
    [InlineData("2024年1月1日至2024年6月30日期间新注册的企业，给予支持。", "registration_date between 2024-01-01/2024-06-30 门槛")]
    public void One_condition(string clause, string expected) => Assert.Contains(expected, Reading.Conditions(clause));

    [Fact]
    public void Range_gives_both_ends() =>
        Assert.Equal(
            ["revenue >= 2000万元 门槛", "revenue < 5亿元 门槛"],
            Reading.Conditions("上年度营业收入在2000万元（含）以上5亿元（不含）以下的企业，给予支持。")
        );

    [Fact]
    public void Listed_thresholds_share_their_label() =>
        Assert.Equal(
            ["revenue >= 1亿元 门槛", "revenue >= 3亿元 门槛"],
            Reading.Conditions("对年营业收入达到1亿元、3亿元的企业，分别给予20万元、40万元奖励。")
        );

    [Theory]
    [InlineData("最高不超过100万元。")]
    [InlineData("对项目给予50万元奖励。")]
    [InlineData("公示期不少于5个工作日。")]
    [InlineData("每增加1000万元，奖励5万元。")]
    public void Support_standards_and_procedure_are_no_conditions(string clause) => Assert.Empty(Reading.Conditions(clause));

    [Fact]
    public void Place_of_the_issuer_is_resolved()
    {
        var read = Reading.Of(
            "长沙市人民政府关于支持企业发展的意见\n长政发〔2024〕3号\n各单位：\n一、在我市登记注册、并依法纳税的企业，给予支持。\n长沙市人民政府\n2024年1月2日\n"
        );

        Assert.Equal("430100", Assert.Single(read.Conditions).Resolved);
    }

    [Fact]
    public void Source_counts_code_points()
    {
        const string Text = "𠮷𠮷一\n一、年营业收入不低于2000万元的企业，给予支持。";
        var source = Assert.Single(Reading.Of(Text).Conditions).Source;
        var words = string.Concat(Text.EnumerateRunes().Skip(source.Offset).Take(source.Length));

        Assert.Equal(source.Words, words);
        Assert.Contains("2000万元", words, StringComparison.Ordinal);
        Assert.InRange(source.Confidence, 0.1, 0.99);
    }
}
