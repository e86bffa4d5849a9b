namespace PolicyMarket.Tests.Rules.Documents;

public sealed class HeadReaderTests
{
    [Fact]
    public void National_announcement()
    {
        var head = Reading
            .Of(
                "财政部 税务总局公告\n2023年第12号\n关于支持企业的公告\n　　为支持企业，现公告如下：\n　　一、本公告自2023年1月1日起执行。\n　　财政部\n　　税务总局\n　　2023年8月2日"
            )
            .Head;

        Assert.Equal("财政部 税务总局公告2023年第12号", head.Number?.Value);
        Assert.Equal(("关于支持企业的公告", "公告", "财政部、税务总局"), (head.Title?.Value, head.Kind?.Value, head.Issuer?.Value));
        Assert.Equal(("国家", "全国", null), (head.Level, head.Territory?.Name, head.Territory?.Code));
        Assert.Equal((new DateOnly(2023, 8, 2), new DateOnly(2023, 1, 1)), (head.DateIssued, head.EffectiveFrom));
    }

    [Theory]
    [InlineData("湘政办发〔2024〕12号")]
    [InlineData("湘政办发[2024]12号")]
    [InlineData("湘政办发（2024）12号")]
    [InlineData("湘政办发【2024】12号")]
    [InlineData("湘政办发〔２０２４〕１２号")]
    public void Number_in_any_brackets(string number) =>
        Assert.Matches(
            "^湘政办发[〔（【]2024[〕）】]12号$",
            Reading.Of($"湖南省人民政府办公厅关于支持企业的通知\n{number}\n各单位：\n一、甲。").Head.Number?.Value ?? ""
        );

    [Fact]
    public void Title_over_lines_of_a_notice_that_issues_a_document()
    {
        var head = Reading
            .Of(
                "长沙县人民政府办公室\n关于印发《长沙县工业奖励\n办法（试行）》的通知\n长县政办发〔2024〕1号\n各镇：\n现印发给你们。\n长沙县人民政府办公室\n2024年1月5日\n长沙县工业奖励办法（试行）\n第一条 甲。"
            )
            .Head;

        Assert.Equal("长沙县人民政府办公室关于印发《长沙县工业奖励办法（试行）》的通知", head.Title?.Value);
        Assert.Equal(("长沙县工业奖励办法（试行）", "县", "430121"), (head.EnclosedTitle, head.Level, head.Territory?.Code));
    }

    [Theory]
    [InlineData("本办法自2024年5月1日起施行，有效期五年。", "years", "2024-05-01", "2029-04-30")]
    [InlineData("本办法自2024年5月1日起施行，有效期至2026年12月31日为止。", "until", "2024-05-01", "2026-12-31")]
    [InlineData("本办法自印发之日起施行，试行2年。", "years", "2024-03-01", "2026-02-28")]
    [InlineData("本办法自印发之日起30日后施行。", "open", "2024-03-31", "")]
    [InlineData("自2021年1月1日至2030年12月31日，企业减按15%缴税。", "until", "2021-01-01", "2030-12-31")]
    public void Validity(string words, string kind, string from, string to)
    {
        var head = Reading.Of($"某市财政局关于支持企业的办法\n第一条 甲。\n第二条 {words}\n某市财政局\n2024年3月1日").Head;

        Assert.Equal((kind, from, to), (head.Validity.Kind, $"{head.EffectiveFrom:yyyy-MM-dd}", $"{head.EffectiveTo:yyyy-MM-dd}"));
    }

    [Fact]
    public void Repeals_name_numbers_but_not_the_basis()
    {
        var head = Reading
            .Of(
                "某市财政局关于支持企业的办法\n第一条 根据某省办法（某政发〔2020〕1号），甲。\n第二条 本办法自2024年1月1日起施行。《旧办法》（某财发〔2018〕6号）同时废止。"
            )
            .Head;

        Assert.Equal(["某财发〔2018〕6号"], head.Repeals.Select(one => one.Value));
    }

    [Fact]
    public void Amendments()
    {
        var head = Reading
            .Of(
                "某市财政局关于修改《某市奖励办法》的决定\n一、将第五条修改为：“甲乙丙。”\n二、第七条第二款中的“科技局”修改为“商务局”。\n三、删去第九条。\n四、增加一条，作为第十二条：“丁。”"
            )
            .Head;

        Assert.Equal(
            ["第五条 replace  甲乙丙。", "第七条第二款 replace 科技局 商务局", "第九条 delete  ", "第十二条 insert  丁。"],
            head.Amends.Select(one => $"{one.Article} {one.Action} {one.Old} {one.New}")
        );
    }
}
