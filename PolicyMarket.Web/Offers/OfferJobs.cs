using Quartz;

namespace PolicyMarket.Web.Offers;

/// <summary>Registers the job that pushes offers.</summary>
public static class OfferJobs
{
    public static void AddOfferJobs(this IServiceCollection services) =>
        services.AddQuartz(static quartz => quartz.ScheduleJob<OfferPushJob>(static trigger => trigger
            .WithIdentity("offer-push")
            .WithSimpleSchedule(TimeSpan.FromSeconds(OfferPushJob.EverySeconds))));
}
