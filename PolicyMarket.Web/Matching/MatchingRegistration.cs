using PolicyMarket.Data.Workflows;
using Quartz;

namespace PolicyMarket.Web.Matching;

/// <summary>The pages of the runs and the nightly job.</summary>
internal static class MatchingRegistration
{
    private const string EveryNightAtTwo = "0 0 2 * * ?";

    public static void AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<RunsQueries>();
        services.AddSingleton<RunStarter>();
        services.AddSingleton<OwedNight>();
    }

    public static void AddNightly(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(NightlyOptions.Section).Get<NightlyOptions>() ?? new NightlyOptions();
        if (options.IsOn)
        {
            AddTriggers(builder.Services);
        }
    }

    private static void AddTriggers(IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            var job = new JobKey("nightly");
            quartz.AddJob<NightlyJob>(c => c.WithIdentity(job));
            quartz.AddTrigger(c => c.ForJob(job)
                .WithIdentity("every night")
                .WithCronSchedule(EveryNightAtTwo, s => s.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            quartz.AddTrigger(c => c.ForJob(job).WithIdentity("at start").UsingJobData(NightlyJob.IsCatchUp, "yes").StartNow());
        });
    }
}
