using PolicyMarket.Data.Workflows;
using Quartz;

namespace PolicyMarket.Web.Offers;

/// <summary>Registers the jobs that push offers and end those whose last day has passed.</summary>
public static class OfferJobs
{
    private const string FiveMinutesPastMidnight = "0 5 0 * * ?";

    public static void AddOfferJobs(this IServiceCollection services) =>
        services.AddQuartz(static quartz =>
        {
            quartz.ScheduleJob<OfferPushJob>(static trigger => trigger
                .WithIdentity("offer-push")
                .WithSimpleSchedule(TimeSpan.FromSeconds(OfferPushJob.EverySeconds)));
            var expiry = new JobKey("offer-expiry");
            quartz.AddJob<OfferExpiryJob>(job => job.WithIdentity(expiry));
            quartz.AddTrigger(trigger => trigger.ForJob(expiry)
                .WithIdentity("offer-expiry every day")
                .WithCronSchedule(FiveMinutesPastMidnight, schedule => schedule.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            quartz.AddTrigger(trigger => trigger.ForJob(expiry).WithIdentity("offer-expiry at start").StartNow());
        });
}
