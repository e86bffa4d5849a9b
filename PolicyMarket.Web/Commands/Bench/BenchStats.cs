using System.Diagnostics;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Seconds of repeated runs: the best, the middle one and how many.</summary>
internal sealed record BenchStats(double Best, double Median, int Times)
{
    /// <summary>Runs that are not counted come first, until the code is compiled for good.</summary>
    public static BenchStats Of(int warmUps, int times, Action run)
    {
        for (var one = 0; one < warmUps; one++)
        {
            run();
        }

        return Of(Enumerable.Range(0, times).Select(_ => Once(run)));
    }

    public static BenchStats Of(IEnumerable<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        return new BenchStats(sorted[0], sorted[sorted.Count / 2], sorted.Count);
    }

    public static double Once(Action run)
    {
        var began = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
