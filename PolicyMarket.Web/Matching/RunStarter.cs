using PolicyMarket.Data.Matching;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Matching;

/// <summary>Starts a run that belongs to the process, not to the page: whoever pressed the button may close the browser.</summary>
internal sealed class RunStarter(NightlyRun run, IHostApplicationLifetime life)
{
    public Task<WorkResult<RunSummary>> StartAsync(long personId) =>
        Task.Run(() => run.RunNowAsync(personId, progress: null, life.ApplicationStopping), life.ApplicationStopping);
}
