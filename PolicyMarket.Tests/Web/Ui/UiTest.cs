using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
namespace PolicyMarket.Tests.Web.Ui;

/// <summary>Renders components of Ui on Friday, 27 November 2026, 09:05 in Shanghai.</summary>
public abstract class UiTest : BunitContext
{
    protected UiTest()
    {
        Services.AddSingleton<TimeProvider>(new FixedTime(new DateTime(2026, 11, 27, 1, 5, 0, DateTimeKind.Utc)));
        Services.AddSingleton<BusinessClock>();
        Services.AddSingleton(WorkingDays.Weekdays);
    }

    protected static DateOnly Today => new(2026, 11, 27);
}
