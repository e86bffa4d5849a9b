using Bunit;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;

namespace PolicyMarket.Tests.Web.Drafts;

/// <summary>The reach of a draft: the difference, the fund, and firms that are shown when they are asked for.</summary>
public sealed partial class DraftBoardTests
{
    [Fact]
    public async Task The_reach_names_the_difference_and_shows_firms_when_asked()
    {
        var board = Open();
        Within(board, () => Assert.Contains("没有企业的结果变化", board.Find(".reach").TextContent, StringComparison.Ordinal));
        Assert.Contains("年）支付，现有可用", board.Find(".reach").TextContent, StringComparison.Ordinal);

        await board.InvokeAsync(() => Value(board).Input("50"));

        Within(
            board,
            () => Assert.Contains("新增 1 家，失去 0 家，金额变化 0 家，合计 +0.00 元", board.Find(".reach").TextContent, StringComparison.Ordinal)
        );
        Assert.Contains("2 家", board.Find(".reach .chart .value").TextContent, StringComparison.Ordinal);
        Within(board, () => Assert.Single(Buttons(board, "看符合、差一点和有变化的企业")));
        var before = await ReadingsAsync();
        await board.InvokeAsync(() => Buttons(board, "看符合、差一点和有变化的企业")[0].Click());
        Within(board, () => Assert.Equal(3, board.FindAll(".reach details").Count));
        Assert.Equal(["符合条件的企业", "只差一个条件的企业", "新增的企业"], board.FindAll(".reach h3").Select(title => title.TextContent));
        Assert.Contains("不少于 50 人", board.Find(".reach details").TextContent, StringComparison.Ordinal);
        Assert.Equal(before + 1, await ReadingsAsync());
        var detail = await County.Record.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Id).Select(e => e.Detail).FirstAsync());
        Assert.All(board.FindAll(".reach summary .name"), name => Assert.Contains(name.TextContent, detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Firms_of_the_reach_are_refused_when_the_territory_of_the_desk_has_changed()
    {
        var board = Open();
        Within(board, () => Assert.Single(Buttons(board, "看符合、差一点和有变化的企业")));
        var before = await ReadingsAsync();
        await County.Record.ExecuteAsync($"UPDATE Departments SET Region = '110101'");

        await board.InvokeAsync(() => Buttons(board, "看符合、差一点和有变化的企业")[0].Click());

        Within(board, () => Assert.Contains("辖区刚刚变化", board.Find(".reach").TextContent, StringComparison.Ordinal));
        Assert.Empty(board.FindAll(".reach details"));
        Assert.Equal(before, await ReadingsAsync());
    }

    private Task<int> ReadingsAsync() => County.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == AuditAction.FirmRead.Code));
}
