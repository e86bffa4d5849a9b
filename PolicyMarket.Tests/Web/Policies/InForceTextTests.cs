using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Web.Policies;

public sealed class InForceTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("2023-01-01", "2027-12-31", null, ItemStatus.InForce, "有效期至 2027-12-31")]
    [InlineData(null, "2027-12-31", null, ItemStatus.InForce, "有效期至 2027-12-31")]
    [InlineData("2023-01-01", "2026-12-27", null, ItemStatus.Ending, "有效期至 2026-12-27 · 还剩 30 天")]
    [InlineData("2023-01-01", "2026-12-28", null, ItemStatus.InForce, "有效期至 2026-12-28")]
    [InlineData("2023-01-01", "2026-11-27", null, ItemStatus.Ending, "有效期至 2026-11-27 · 今天最后一天")]
    [InlineData("2023-01-01", "2026-11-26", null, ItemStatus.Expired, "已于 2026-11-26 到期")]
    [InlineData("2023-01-01", null, null, ItemStatus.Undated, "未写明有效期")]
    [InlineData(null, null, "2026-11-27", ItemStatus.Confirmed, "部门确认执行至 2026-11-27")]
    [InlineData(null, null, "2026-11-26", ItemStatus.Undated, "未写明有效期")]
    [InlineData("2027-01-01", null, null, ItemStatus.NotYet, "2027-01-01 起施行")]
    [InlineData("2023-01-01", "2024-12-31", "2027-01-01", ItemStatus.Expired, "已于 2024-12-31 到期")]
    public void Words_follow_the_dates_and_nothing_else(string? from, string? to, string? confirmed, ItemStatus status, string text)
    {
        var document = new PolicyText("文件", null, null, "省", "430000", Date(from), Date(to));

        var said = InForceText.Of(document, Date(confirmed), Today);

        Assert.Equal((status, text), (said.Status, said.Text));
    }

    private static DateOnly? Date(string? iso) =>
        iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
