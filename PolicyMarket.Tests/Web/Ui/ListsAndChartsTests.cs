using System.Collections.Immutable;
using Bunit;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class ListsAndChartsTests : UiTest
{
    private static readonly TimelineStep[] Steps =
    [
        new("确认", new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc), "王芳确认领取", StepState.Done),
        new("拨付批次", null, null, StepState.Now),
        new("到账", null, "预计 11 月 30 日前", StepState.Todo),
    ];

    [Fact]
    public void Timeline_tells_states_in_words_and_marks_the_current_step()
    {
        var timeline = Render<Timeline>(p => p.Add(t => t.Steps, Steps));
        Assert.Equal(["已完成：确认", "进行中：拨付批次", "未到：到账"], timeline.FindAll(".title").Select(t => t.TextContent));
        Assert.Contains("拨付批次", timeline.Find("[aria-current=step]").TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-20 10:00", timeline.Find("time").TextContent);
    }

    [Fact]
    public void Step_bar_has_one_current_step()
    {
        var bar = Render<StepBar>(p => p.Add(t => t.Steps, Steps));
        Assert.Equal(3, bar.FindAll("li").Count);
        Assert.Equal("进行中：拨付批次", bar.Find("[aria-current=step]").TextContent);
    }

    [Fact]
    public void Conditions_say_their_truth_in_words_at_every_depth()
    {
        ConditionRow leaf = new(Truth.Unknown, "在职残疾职工人数 1 人以上", "第二条", null, []);
        ConditionRow all = new(
            Truth.Unknown,
            "以下全部满足",
            null,
            null,
            [new(Truth.True, "注册地在涟源市", "第一条", "市场监管局 11 月批次", []), new(Truth.False, "不在失信名单", null, null, []), leaf]
        );
        var list = Render<ConditionList>(p => p.Add(l => l.Rows, ImmutableArray.Create(all)));
        Assert.Equal(["缺数据：", "满足：", "不满足：", "缺数据："], list.FindAll(".visually-hidden").Select(w => w.TextContent));
        Assert.Equal(3, list.FindAll("ul ul > li").Count);
        Assert.Contains("市场监管局 11 月批次", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_nobody_is_judged_by_have_no_verdict()
    {
        var list = Render<ConditionList>(p => p.Add(l => l.Rows, [new ConditionRow(null, "注册地在涟源市", null, null, [])]));
        Assert.Equal("条件：", list.Find(".visually-hidden").TextContent);
        Assert.Empty(list.FindAll(".ok, .bad, .warn"));
    }

    [Fact]
    public void Bars_carry_their_values_as_text_and_share_the_largest()
    {
        var chart = Render<BarChart>(p =>
            p.Add(c => c.Caption, "按部门")
                .Add(
                    c => c.Bars,
                    [new Bar("科技局", 200m, "200 家"), new Bar("人社局", 50m, "50 家", Tone.Warn, "/desk/runs"), new Bar("残联", 0m, "0 家")]
                )
        );
        Assert.Equal(["200 家", "50 家", "0 家"], chart.FindAll(".value").Select(v => v.TextContent));
        Assert.Equal(["100%", "25%", "0%"], chart.FindAll(".bar-fill").Select(b => b.GetAttribute("width")));
        Assert.Equal("/desk/runs", chart.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Bars_of_nothing_have_no_length()
    {
        var chart = Render<BarChart>(p => p.Add(c => c.Caption, "按部门").Add(c => c.Bars, [new Bar("科技局", 0m, "0 家")]));
        Assert.Equal("0%", chart.Find(".bar-fill").GetAttribute("width"));
    }

    [Fact]
    public void Funnel_says_which_share_of_the_stage_before_remains()
    {
        var funnel = Render<FunnelChart>(p =>
            p.Add(c => c.Caption, "从企业到钱")
                .Add(c => c.Stages, [new Bar("企业", 2000m, "2,000 家"), new Bar("匹配", 500m, "500 家"), new Bar("确认", 100m, "100 家")])
        );
        Assert.Equal(["上一步的 25%", "上一步的 20%"], funnel.FindAll(".share").Select(s => s.TextContent));
    }

    [Fact]
    public void Pager_shows_ends_and_neighbours_and_marks_the_open_page()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Page, 5).Add(x => x.PageCount, 9).Add(x => x.Href, n => $"/?page={n}").Add(x => x.Total, 180));
        Assert.Equal(["上一页", "1", "…", "4", "5", "6", "…", "9", "下一页", "共 180 条"], pager.FindAll("a, span").Select(e => e.TextContent));
        Assert.Equal("/?page=5", pager.Find("[aria-current=page]").GetAttribute("href"));
        Assert.Equal("/?page=6", pager.Find("[rel=next]").GetAttribute("href"));
    }

    [Fact]
    public void Pager_of_one_page_is_not_there() =>
        Assert.Empty(Render<Pager>(p => p.Add(x => x.Page, 1).Add(x => x.PageCount, 1).Add(x => x.Href, n => $"/?page={n}")).Markup.Trim());
}
