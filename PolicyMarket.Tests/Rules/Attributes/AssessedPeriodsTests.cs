using System.Globalization;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Tests.Rules.Attributes;

public sealed class AssessedPeriodsTests
{
    [Theory]
    [InlineData("2026-11-29", "2025", "2026H1", "2026Q3", "2026-10")]
    [InlineData("2027-01-01", "2026", "2026H2", "2026Q4", "2026-12")]
    [InlineData("2026-12-31", "2025", "2026H1", "2026Q3", "2026-11")]
    [InlineData("2026-07-01", "2025", "2026H1", "2026Q2", "2026-06")]
    public void The_last_period_that_had_ended_is_assessed(string date, string year, string half, string quarter, string month)
    {
        var periods = AssessedPeriods.On(Day(date));

        Assert.Equal(
            (year, half, quarter, month),
            (periods.Year.ToString(), periods.Half.ToString(), periods.Quarter.ToString(), periods.Month.ToString())
        );
    }

    [Theory]
    [InlineData("2025", "2027-01-05", "2025", "2026-11")] // as on the last day on which 2025 was assessed
    [InlineData("2025", "2026-11-29", "2025", "2026-10")]
    [InlineData("2026-10", "2027-03-05", "2025", "2026-10")]
    [InlineData("2026-12", "2027-03-05", "2026", "2026-12")]
    [InlineData("2026Q4", "2027-08-05", "2026", "2027-02")]
    public void An_earlier_entitlement_keeps_its_periods(string period, string date, string year, string month)
    {
        Assert.True(FactPeriod.TryParse(period, out var named));

        var periods = AssessedPeriods.Of(named, Day(date));

        Assert.Equal(named, periods[named.Unit]);
        Assert.Equal((year, month), (periods.Year.ToString(), periods.Month.ToString()));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "2025", true)]
    [InlineData(null, "2024", false)]
    [InlineData(null, "2026-10", true)]
    [InlineData(null, "2026-09", false)]
    [InlineData(PeriodUnit.Year, "2025", true)]
    [InlineData(PeriodUnit.Year, "2026", false)]
    [InlineData(PeriodUnit.Year, null, false)]
    [InlineData(PeriodUnit.Year, "2026-10", false)]
    [InlineData(PeriodUnit.Month, "2026-10", true)]
    [InlineData(PeriodUnit.Month, "2025", false)]
    public void A_value_counts_for_the_period_that_it_was_delivered_for(PeriodUnit? unit, string? delivered, bool expected)
    {
        Assert.True(AttributeCatalog.Starter.TryGet("revenue", out var revenue));
        FactPeriod? period = FactPeriod.TryParse(delivered, out var named) ? named : null;

        Assert.Equal(expected, AssessedPeriods.On(Day("2026-11-29")).Admit(revenue with { Period = unit }, period));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
