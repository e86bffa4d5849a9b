using System.Diagnostics;
using System.Text.Json;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>How long each of many short calls took, in microseconds.</summary>
internal sealed class Percentiles
{
    private readonly double[] sorted;

    private Percentiles(IEnumerable<double> microseconds) => sorted = [.. microseconds.Order()];

    public int Count => sorted.Length;

    /// <summary>Each call once more often than it is counted, so that the code is compiled for good.</summary>
    public static Percentiles Of<T>(IReadOnlyList<T> inputs, int warmUps, Action<T> call, CancellationToken ct)
    {
        for (var round = 0; round < warmUps; round++)
        {
            foreach (var input in inputs)
            {
                ct.ThrowIfCancellationRequested();
                call(input);
            }
        }

        return new Percentiles(
            inputs
                .Select(input =>
                {
                    ct.ThrowIfCancellationRequested();
                    var began = Stopwatch.GetTimestamp();
                    call(input);
                    return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
                })
                .ToList()
        );
    }

    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("calls", sorted.Length);
        writer.WriteNumber("best_us", Math.Round(sorted[0], 3));
        writer.WriteNumber("median_us", Math.Round(At(0.5), 3));
        writer.WriteNumber("p95_us", Math.Round(At(0.95), 3));
        writer.WriteNumber("p99_us", Math.Round(At(0.99), 3));
        writer.WriteEndObject();
    }

    private double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
