using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Measures nightly runs.</summary>
public sealed class MatchingMetrics
{
    private readonly Counter<long> runs;
    private readonly Counter<long> restarts;
    private readonly Counter<long> pairs;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> stages;

    public MatchingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryAreas.Matching);
        runs = meter.CreateCounter<long>("policymarket.matching.runs", "{run}", "Calls for a nightly run, by outcome.");
        restarts = meter.CreateCounter<long>("policymarket.matching.restarts", "{restart}", "Attempts of a run that were given up and begun again.");
        pairs = meter.CreateCounter<long>("policymarket.matching.pairs", "{pair}", "Pairs of firm and item that finished runs covered.");
        duration = meter.CreateHistogram("policymarket.matching.run.duration", "s", "Duration of a finished run.", advice: TelemetryBuckets.Minutes);
        stages = meter.CreateHistogram(
            "policymarket.matching.stage.duration",
            "s",
            "Duration of a stage of a finished run, by stage.",
            advice: TelemetryBuckets.Minutes
        );
    }

    /// <summary>Counts a call that ended without a new finished run.</summary>
    public void CountRun(RunOutcome outcome) => runs.Add(1, KeyValuePair.Create("outcome", (object?)TelemetryText.NameOf(outcome)));

    /// <summary>Counts an attempt that begins again, because newer data came or stored data was damaged.</summary>
    public void CountRestart() => restarts.Add(1);

    /// <summary>Counts and measures a run that was worked through.</summary>
    public void CountFinished(int firms, int items, TimeSpan took)
    {
        CountRun(RunOutcome.Finished);
        pairs.Add((long)firms * items);
        duration.Record(took.TotalSeconds);
    }

    /// <summary>Measures one stage: load, encode, match, amount or write.</summary>
    public void MeasureStage(string stage, long milliseconds) => stages.Record(milliseconds / 1000d, KeyValuePair.Create("stage", (object?)stage));
}
