using System.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Documents;

namespace PolicyMarket.Tests.Rules.Documents;

public sealed class PolicyDocumentReaderTests
{
    [Fact]
    public void Nothing_to_read_is_refused() => Assert.Equal(DiagnosticCatalogue.DocumentEmpty, PolicyDocumentReader.Read(" \n ").Diagnostics[0].Code);

    [Fact]
    public void Too_long_text_is_refused() =>
        Assert.Equal(
            DiagnosticCatalogue.DocumentTooLong,
            PolicyDocumentReader.Read(new string('一', PolicyDocumentReader.LongestText + 1)).Diagnostics[0].Code
        );

    [Fact]
    public void Body_that_stands_twice_is_read_once()
    {
        const string Body =
            "某市财政局关于支持企业发展的若干措施（试行）\n一、对首次入规的工业企业一次性奖励10万元。\n二、对企业按照投入的5%给予补助，最高20万元。\n三、本措施自2024年1月1日起施行，有效期三年。\n";
        var read = Reading.Of(Body + Body);

        Assert.Equal(DiagnosticCatalogue.DocumentRepeated, Assert.Single(read.Warnings).Code);
        Assert.Equal(["一", "二", "三"], read.Outline.Select(entry => entry.Path));
        Assert.Equal(2, read.Amounts.Length);
    }

    [Fact]
    public void Traditional_script_is_read_with_a_warning()
    {
        var read = Reading.Of("云川市關於支持商貿企業發展的若干措施\n一、對年銷售額增長20%以上的企業，按銷售額增量的２‰給予獎勵，最高不超過30萬元。");

        Assert.Equal(DiagnosticCatalogue.DocumentTraditional, Assert.Single(read.Warnings).Code);
        Assert.Equal("rate", Assert.Single(read.Amounts).Form);
        Assert.Equal("trade_sales_growth_rate", Assert.Single(read.Conditions).Attribute);
    }

    [Fact]
    public void Hard_wrapped_lines_are_joined()
    {
        var read = Reading.Of(
            "　　一、对年营业收入不低于2000万元并且持续正常生产经营的企业，按照上年度研\n发费用总额的百分之五给予补助，每家企业每年获得的补助金额最高不超过人民币伍\n拾万元整，具体的申报要求由主管部门会同财政部门在每年的申报通知里面进行明确\n并向社会公开。\n　　二、乙。"
        );

        Assert.Equal(["一", "二"], read.Outline.Select(entry => entry.Path));
        Assert.Equal(50m, Assert.Single(read.Amounts).Cap?.Value);
    }

    [Fact]
    public void Exclusion_names_the_items_and_what_is_outside()
    {
        var read = Reading.Of("一、对企业奖励10万元。\n二、对项目补助20万元。\n三、与市级其他政策重复的，按就高不重复原则执行。");

        var group = Assert.Single(read.Exclusions);
        Assert.Equal(("三", "就高不重复"), (group.Clause, group.Rule));
        Assert.Equal(2, group.Members.Count(member => !member.StartsWith("external:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("一、奖励每增加10%以上不超过")]
    [InlineData("第一条（一）《“")]
    [InlineData("废止通知〔2024〕第")]
    [InlineData("附件\n1.")]
    public void Garbage_takes_linear_time(string piece)
    {
        var watch = Stopwatch.StartNew();

        Assert.True(PolicyDocumentReader.Read(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length))).Succeeded);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }
}
