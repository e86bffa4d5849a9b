using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using Quartz;

namespace PolicyMarket.Web.Matching;

/// <summary>The pages of the runs and the nightly job.</summary>
internal sealed class MatchingFeature : IFeature
{
    private const string EveryNightAtTwo = "0 0 2 * * ?";

    public IEnumerable<RailEntry> Navigation => [new(40, "匹配批次", Urls.Runs, Roles.Officer, Roles.Supervisor, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RunsQueries>();
        services.AddRailCount<RunsQueries>(Urls.Runs, (queries, user, ct) => queries.WaitingAsync(user, ct));
        services.AddSingleton<RunStarter>();
        services.AddSingleton<MissedRun>();
    }

    public void AddToHost(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(
            new SettingsSection(typeof(MatchingOptions), MatchingOptions.Section, configuration => EngineSetting.Problem(configuration))
        );
        builder.Services.AddSingleton(provider => EngineSetting.OptionsOf(provider.GetRequiredService<IConfiguration>()));
        builder.Services.AddSettings<NightlyOptions>(NightlyOptions.Section);
        builder.Services.AddSettings<OpinionOptions>(OpinionOptions.Section);
        var options = Settings.ReadOrDefault<NightlyOptions>(builder.Configuration, NightlyOptions.Section);
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
            quartz.AddTrigger(c =>
                c.ForJob(job)
                    .WithIdentity("every night")
                    .WithCronSchedule(
                        EveryNightAtTwo,
                        s => s.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                    )
            );
            quartz.AddTrigger(c => c.ForJob(job).WithIdentity("at start").UsingJobData(NightlyJob.IsCatchUp, "yes").StartNow());
        });
    }
}
