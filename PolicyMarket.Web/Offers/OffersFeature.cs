using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using Quartz;

namespace PolicyMarket.Web.Offers;

/// <summary>The pre-check desk, and the jobs that push offers, bring back those whose data have arrived and end those whose last day has passed.</summary>
internal sealed class OffersFeature : IFeature
{
    private const string FiveMinutesPastMidnight = "0 5 0 * * ?";

    public IEnumerable<RailEntry> Navigation => [new(10, "预审", Urls.PreCheck, Roles.Officer)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<OfferOptions>(OfferOptions.Section);
        services.AddSingleton<PreCheckQueries>();
        services.AddSingleton<PreCheckDecisions>();
        services.AddScoped(provider => new AppBarEntry(Urls.PreCheckUndo, "可撤销", provider.GetRequiredService<PreCheckDecisions>().UndoableAsync));
        services.AddRailCount<PreCheckQueries>(Urls.PreCheck, (queries, user, ct) => queries.WaitingAsync(user, ct));
        services.AddQuartz(static quartz =>
        {
            quartz.ScheduleJob<OfferPushJob>(static trigger =>
                trigger.WithIdentity("offer-push").WithSimpleSchedule(TimeSpan.FromSeconds(OfferPushJob.EverySeconds))
            );
            quartz.ScheduleJob<DataArrivalJob>(static trigger =>
                trigger.WithIdentity("offer-data").WithSimpleSchedule(TimeSpan.FromSeconds(DataArrivalJob.EverySeconds))
            );
            var expiry = new JobKey("offer-expiry");
            quartz.AddJob<OfferExpiryJob>(job => job.WithIdentity(expiry));
            quartz.AddTrigger(trigger =>
                trigger
                    .ForJob(expiry)
                    .WithIdentity("offer-expiry every day")
                    .WithCronSchedule(
                        FiveMinutesPastMidnight,
                        schedule => schedule.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                    )
            );
            quartz.AddTrigger(trigger => trigger.ForJob(expiry).WithIdentity("offer-expiry at start").StartNow());
        });
    }
}
