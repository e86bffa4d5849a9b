using System.Diagnostics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Activity sources of the areas. Without a listener they start no activity and cost nothing.</summary>
public static class TraceSources
{
    public static ActivitySource Matching { get; } = new(TelemetryAreas.Matching);

    public static ActivitySource Offers { get; } = new(TelemetryAreas.Offers);

    public static ActivitySource Payouts { get; } = new(TelemetryAreas.Payouts);

    public static ActivitySource Imports { get; } = new(TelemetryAreas.Imports);

    public static ActivitySource Requests { get; } = new(TelemetryAreas.Requests);

    public static ActivitySource Record { get; } = new(TelemetryAreas.Record);

    /// <summary>Runs the work within an activity of the name; an exception marks it as failed.</summary>
    public static async Task<T> RunAsync<T>(this ActivitySource source, string name, Func<Activity?, Task<T>> work)
    {
        using var activity = source.StartActivity(name);
        try
        {
            return await work(activity);
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw;
        }
    }
}
