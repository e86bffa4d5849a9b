using Quartz;

namespace PolicyMarket.Web.Hosting;

/// <summary>Starts the jobs that the nouns register (AddQuartz there) once the application serves, and lets a running one end before it stops.</summary>
internal static class Scheduling
{
    public static void AddScheduling(this IServiceCollection services) =>
        services.AddQuartzHostedService(static options =>
        {
            options.AwaitApplicationStarted = true;
            options.WaitForJobsToComplete = true;
        });
}
