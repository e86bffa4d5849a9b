using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class DeadlineTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);

    [Theory]
    [InlineData(-1, "已超 1 天", Tone.Bad)]
    [InlineData(0, "今天截止", Tone.Warn)]
    [InlineData(2, "还剩 2 天，都不是工作日", Tone.Warn)]
    [InlineData(5, "还剩 3 个工作日", Tone.Warn)]
    [InlineData(6, "还剩 4 个工作日", Tone.Ok)]
    public void Deadline_says_what_is_left_and_lights_it(int days, string text, Tone tone) =>
        Assert.Equal(new Deadline(text, tone), Deadline.Of(Friday.AddDays(days), Friday, WorkingDays.Weekdays));
}
