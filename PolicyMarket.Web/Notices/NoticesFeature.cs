using PolicyMarket.Data.Notices;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using Quartz;

namespace PolicyMarket.Web.Notices;

/// <summary>The firm's notices and the job that sends the outbox.</summary>
internal sealed class NoticesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<NoticeOptions>(NoticeOptions.Section);
        services.AddSingleton<NoticeQueries>();
        services.AddRailCount<NoticeQueries>(Urls.Notices, (queries, user, ct) => queries.UnreadAsync(user, ct));
        services.AddQuartz(static quartz =>
            quartz.ScheduleJob<OutboxJob>(static trigger =>
                trigger.WithIdentity("outbox").WithSimpleSchedule(TimeSpan.FromSeconds(OutboxJob.EverySeconds))
            )
        );
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapNotices();
}
