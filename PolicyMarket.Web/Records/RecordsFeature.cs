using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Matching;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using Quartz;

namespace PolicyMarket.Web.Records;

/// <summary>The page of the record checks, the published heads and the daily job.</summary>
internal sealed class RecordsFeature : IFeature
{
    private const string EveryDayAtFour = "0 0 4 * * ?";

    public IEnumerable<RailEntry> Navigation => [new(90, "记录核对", Urls.Records, Roles.Supervisor, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RecordQueries>();
        services.AddRailCount<RecordQueries>(Urls.Records, (queries, user, ct) => queries.OpenAlarmsAsync(user, ct));
    }

    /// <summary>The heads of the chain can be had by everyone: they tell nothing of the records, and whoever keeps a copy can prove a later change.</summary>
    public void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            Urls.ChainHeads,
            static (ChainHeads heads) => heads.List() is { } list ? Results.File(list, CsvExport.ContentType, "chain-heads.csv") : Results.NotFound()
        );

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
            var job = new JobKey("record-check");
            quartz.AddJob<RecordCheckJob>(c => c.WithIdentity(job));
            quartz.AddTrigger(c =>
                c.ForJob(job)
                    .WithIdentity("record-check every day")
                    .WithCronSchedule(
                        EveryDayAtFour,
                        s => s.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                    )
            );
            quartz.AddTrigger(c => c.ForJob(job).WithIdentity("record-check at start").StartNow());
        });
    }
}
