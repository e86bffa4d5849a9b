using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Matching;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using Quartz;

namespace PolicyMarket.Web.Casework;

/// <summary>The page of the cases, the nightly evaluation and the evaluation of what has changed.</summary>
internal sealed class CaseworkFeature : IFeature
{
    /// <summary>After the nightly run, which makes and ends offers.</summary>
    private const string EveryDayAtThree = "0 0 3 * * ?";

    public IEnumerable<RailEntry> Navigation =>
        [
            new(15, "督办", Urls.Supervision, Roles.Officer, Roles.Supervisor, Roles.Administrator),
            // After the payouts, with which the day of finance staff begins.
            new(85, "督办", Urls.Supervision, Roles.Finance, Roles.FinanceChecker),
        ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CaseworkQueries>();
        services.AddRailCount<CaseworkQueries>(Urls.Supervision, (queries, user, ct) => queries.RedAsync(user, ct));
    }

    /// <summary>Follows the switch of the nights: where they are off, a test or a command does the work.</summary>
    public void AddToHost(WebApplicationBuilder builder)
    {
        var nights = Settings.ReadOrDefault<NightlyOptions>(builder.Configuration, NightlyOptions.Section);
        if (!nights.IsOn)
        {
            return;
        }

        builder.Services.AddQuartz(static quartz =>
        {
            var job = new JobKey("casework");
            quartz.AddJob<CaseworkJob>(c => c.WithIdentity(job));
            quartz.AddTrigger(c =>
                c.ForJob(job)
                    .WithIdentity("casework every day")
                    .WithCronSchedule(
                        EveryDayAtThree,
                        s => s.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                    )
            );
            quartz.AddTrigger(c => c.ForJob(job).WithIdentity("casework at start").UsingJobData(CaseworkJob.IsCatchUp, "yes").StartNow());
            quartz.ScheduleJob<CaseworkChangeJob>(static trigger =>
                trigger.WithIdentity("casework-changes").WithSimpleSchedule(TimeSpan.FromSeconds(CaseworkChangeJob.EverySeconds))
            );
        });
    }
}
