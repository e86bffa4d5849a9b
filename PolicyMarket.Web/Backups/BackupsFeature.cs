using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using Quartz;

namespace PolicyMarket.Web.Backups;

/// <summary>The administrator's page of backups and the nightly job.</summary>
internal sealed class BackupsFeature : IFeature
{
    /// <summary>After the nightly run, which begins at two.</summary>
    private const string EveryNight = "0 30 3 * * ?";

    public IEnumerable<RailEntry> Navigation => [new(140, "备份", Urls.Backups, Roles.Administrator)];

    public void AddServices(IServiceCollection services) => services.AddSingleton<BackupQueries>();

    public void AddToHost(WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<BackupOptions>(BackupOptions.Section);
        var options = Settings.ReadOrDefault<BackupOptions>(builder.Configuration, BackupOptions.Section);
        if (options.IsOn)
        {
            builder.Services.AddQuartz(quartz =>
                quartz.ScheduleJob<BackupJob>(trigger =>
                    trigger
                        .WithIdentity("backup")
                        .WithCronSchedule(
                            EveryNight,
                            s => s.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                        )
                )
            );
        }
    }
}
