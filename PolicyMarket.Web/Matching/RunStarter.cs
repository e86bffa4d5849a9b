using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Matching;

/// <summary>Starts a run that belongs to the process, not to the page: whoever pressed the button may close the browser.</summary>
internal sealed class RunStarter(NightlyRun run, IHostApplicationLifetime life)
{
    /// <summary>Reason: why the run of today is wanted although it does not follow the last one; null when it does.</summary>
    public Task<Result<RunSummary>> StartAsync(PersonId personId, string? forceReason) =>
        Task.Run(() => run.RunNowAsync(personId, forceReason, progress: null, life.ApplicationStopping), life.ApplicationStopping);
}
