using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using Quartz;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>The drafts of a department on their way to a version, and the job that puts approved ones in force on their day.</summary>
internal sealed class PublishingFeature : IFeature
{
    private const string OneMinutePastMidnight = "0 1 0 * * ?";

    public IEnumerable<RailEntry> Navigation => [new(51, "草稿和发布", Urls.SavedDrafts, Roles.Officer, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<DraftPresence>();
        services.AddSingleton<PublishingQueries>();
        services.AddSingleton<TouchedQueries>();
        services.AddSingleton<VersionQueries>();
        services.AddRailCount<PublishingQueries>(Urls.SavedDrafts, (queries, person, ct) => queries.WaitingAsync(person.PersonId(), ct));
        services.AddQuartz(static quartz =>
        {
            var due = new JobKey("draft-due");
            quartz.AddJob<DuePublicationJob>(job => job.WithIdentity(due));
            quartz.AddTrigger(trigger =>
                trigger
                    .ForJob(due)
                    .WithIdentity("draft-due every day")
                    .WithCronSchedule(
                        OneMinutePastMidnight,
                        schedule => schedule.InTimeZone(BusinessClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                    )
            );
            quartz.AddTrigger(trigger => trigger.ForJob(due).WithIdentity("draft-due at start").StartNow());
        });
    }
}
