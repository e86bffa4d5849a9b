using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Bucket boundaries of histograms, in seconds.</summary>
internal static class TelemetryBuckets
{
    /// <summary>For work of a night.</summary>
    public static InstrumentAdvice<double> Minutes { get; } =
        new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] };

    /// <summary>For one transaction.</summary>
    public static InstrumentAdvice<double> Moments { get; } =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
}
