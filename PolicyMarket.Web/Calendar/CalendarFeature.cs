using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Calendar;

/// <summary>The calendar of working days: its page, and the refresh for changes that another node made.</summary>
internal sealed class CalendarFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(112, "工作日历", Urls.Calendar, Roles.Administrator, Roles.Supervisor)];

    public void AddServices(IServiceCollection services) => services.AddHostedService<CalendarRefresh>();
}
