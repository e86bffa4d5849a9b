using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Measures the transactions of workflows.</summary>
public sealed class RecordMetrics
{
    private readonly Counter<long> workflows;
    private readonly Histogram<double> duration;
    private readonly Counter<long> damages;

    public RecordMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryAreas.Record);
        workflows = meter.CreateCounter<long>(
            "policymarket.record.workflows",
            "{call}",
            "Calls of workflows that write, by workflow and outcome (done, refused, failed)."
        );
        duration = meter.CreateHistogram(
            "policymarket.record.write.duration",
            "s",
            "Duration of a workflow's write, waiting for its turn included.",
            advice: TelemetryBuckets.Moments
        );
        damages = meter.CreateCounter<long>(
            "policymarket.record.damages",
            "{finding}",
            "Rows that were found not to agree with their seal or with each other while a workflow ran."
        );
    }

    /// <summary>Counts one call; the workflow is named as class and method.</summary>
    public void CountWorkflow(string workflow, string outcome, TimeSpan took)
    {
        workflows.Add(1, KeyValuePair.Create("workflow", (object?)workflow), KeyValuePair.Create("outcome", (object?)outcome));
        duration.Record(took.TotalSeconds);
    }

    public void CountDamages(int findings) => damages.Add(findings);
}
