using Quartz;

namespace PolicyMarket.Web.Notices;

/// <summary>Registers the job that works through the outbox.</summary>
public static class NoticeJobs
{
    public static void AddNoticeJobs(this IServiceCollection services) =>
        services.AddQuartz(static quartz => quartz.ScheduleJob<OutboxJob>(static trigger => trigger
            .WithIdentity("outbox")
            .WithSimpleSchedule(TimeSpan.FromSeconds(OutboxJob.EverySeconds))));
}
