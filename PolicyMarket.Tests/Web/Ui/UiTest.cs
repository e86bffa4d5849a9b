using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
namespace PolicyMarket.Tests.Web.Ui;

/// <summary>Renders components of Ui on Friday, 27 November 2026, 09:05 in Shanghai.</summary>
public abstract class UiTest : BunitContext
{
    protected UiTest()
    {
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 1, 5, 0, TimeSpan.Zero)));
        Services.AddSingleton<BusinessClock>();
        Services.AddSingleton(WorkingDays.Weekdays);
    }

    protected static DateOnly Today => new(2026, 11, 27);
}
