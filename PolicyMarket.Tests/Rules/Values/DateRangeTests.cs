using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class DateRangeTests
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    [Fact]
    public void Start_belongs_to_the_range_and_end_does_not()
    {
        var range = new DateRange(First, Last);

        Assert.True(range.Contains(First));
        Assert.False(range.Contains(Last));
        Assert.False(range.Contains(First.AddDays(-1)));
    }

    [Fact]
    public void Legal_term_holds_its_last_day()
    {
        var term = DateRange.FromInclusive(First, Last);

        Assert.True(term.Contains(Last));
        Assert.False(term.Contains(Last.AddDays(1)));
        Assert.Equal(new DateOnly(2026, 1, 1), term.End);
    }

    [Fact]
    public void Missing_ends_are_open()
    {
        Assert.True(new DateRange(null, null).Contains(DateOnly.MaxValue));
        Assert.True(DateRange.FromInclusive(First, DateOnly.MaxValue).Contains(DateOnly.MaxValue));
        Assert.True(new DateRange(First, First).IsEmpty);
    }
}
