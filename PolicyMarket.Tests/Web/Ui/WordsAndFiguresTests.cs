using Bunit;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class WordsAndFiguresTests : UiTest
{
    [Fact]
    public void Money_shows_fen_as_yuan() => Assert.Equal("1,234,567.89 元", Render<Money>(p => p.Add(m => m.Fen, 123456789L)).Find(".money").TextContent);

    [Fact]
    public void Money_big_drops_empty_decimals_only()
    {
        Assert.Equal("¥\u00a0386,000", Render<Money>(p => p.Add(m => m.Yuan, 386000m).Add(m => m.Big, true)).Find(".money").TextContent);
        Assert.Equal("¥\u00a00.50", Render<Money>(p => p.Add(m => m.Fen, 50L).Add(m => m.Big, true)).Find(".money").TextContent);
    }

    [Fact]
    public void Money_without_a_sum_is_not_zero() => Render<Money>().MarkupMatches("<span class=\"muted\">金额待定</span>");

    [Theory]
    [InlineData(Tone.Neutral, "badge")]
    [InlineData(Tone.Bad, "badge bad")]
    public void Badge_carries_its_text_and_tone(Tone tone, string css)
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Text, "已退回").Add(b => b.Tone, tone)).Find("span");
        Assert.Equal("已退回", badge.TextContent);
        Assert.Equal(css, badge.ClassName!.Trim()); // the component always writes the attribute
    }

    [Fact]
    public void Date_shows_weekday_and_a_machine_date()
    {
        var time = Render<DateText>(p => p.Add(d => d.Date, Today)).Find("time");
        Assert.Equal("2026-11-27（周五）", time.TextContent);
        Assert.Equal("2026-11-27", time.GetAttribute("datetime"));
    }

    [Fact]
    public void Instant_is_shown_in_Shanghai_and_marked_in_UTC()
    {
        var time = Render<DateText>(p => p.Add(d => d.Utc, new DateTime(2026, 11, 25, 16, 30, 0, DateTimeKind.Utc))).Find("time");
        Assert.Equal("2026-11-26 00:30", time.TextContent);
        Assert.Equal("2026-11-25T16:30:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public void Deadline_counts_working_days_from_the_business_date()
    {
        var time = Render<DateText>(p => p.Add(d => d.Deadline, Today.AddDays(5))).Find("time");
        Assert.Equal("还剩 3 个工作日", time.TextContent.Trim());
        Assert.Contains("warn", time.ClassList);
    }

    [Fact]
    public void Heading_is_the_one_h1_with_its_actions()
    {
        var heading = Render<PageHeading>(p => p.Add(h => h.Title, "预审").Add(h => h.Lead, "142 家").AddChildContent("<button>通过</button>"));
        Assert.Equal("预审", heading.Find("h1").TextContent);
        Assert.Equal("通过", heading.Find("button").TextContent);
        Assert.Contains("142 家", heading.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_card_leads_somewhere_when_asked()
    {
        var card = Render<FigureCard>(p => p.Add(c => c.Label, "今年已到账").Add(c => c.Figure, "512,400.00 元").Add(c => c.Href, "/firm/claims"));
        Assert.Equal("/firm/claims", card.Find("a").GetAttribute("href"));
        Assert.Equal("512,400.00 元", card.Find("a").TextContent.Trim());
    }

    [Fact]
    public void Bare_figure_is_no_card_and_has_its_unit_smaller()
    {
        var figure = Render<FigureCard>(p => p.Add(c => c.Label, "符合企业").Add(c => c.Figure, "12").Add(c => c.Unit, "家").Add(c => c.IsBare, true));
        Assert.Empty(figure.FindAll(".card"));
        Assert.Equal("家", figure.Find(".figure small").TextContent);
    }

    [Fact]
    public void Empty_state_is_announced_with_its_next_step()
    {
        var empty = Render<EmptyState>(p => p.Add(e => e.Title, "现在没有待确认的钱").AddChildContent("每天夜里重新匹配一次。"));
        Assert.Equal("现在没有待确认的钱", empty.Find("[role=status] .title").TextContent);
        Assert.Contains("每天夜里", empty.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_note_says_what_it_means_and_what_to_do()
    {
        var note = Render<ErrorNote>(p =>
            p.Add(e => e.What, "第 218 行的统一社会信用代码校验位不对（应为 K）。")
                .Add(e => e.Means, "没有导入任何数据。")
                .Add(e => e.Todo, "改正后重新上传即可。")
        );
        Assert.Equal(3, note.FindAll("[role=alert] p").Count);
    }

    [Fact]
    public void Loading_shape_is_busy_and_says_so()
    {
        var shape = Render<LoadingShape>(p => p.Add(s => s.Rows, 3));
        Assert.Equal("true", shape.Find("[role=status]").GetAttribute("aria-busy"));
        Assert.Equal(3, shape.FindAll(".row").Count);
    }
}
