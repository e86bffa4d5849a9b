using System.Collections.Immutable;
using System.Diagnostics;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>So many connections that each ask for one page after the other.</summary>
internal sealed record PageLoad(int Connections, int Seconds)
{
    private const int MostWarmUpSeconds = 3;

    /// <summary>Asks for pages of all kinds until the code is compiled for good, so that the first page is not measured cold.</summary>
    public Task WarmUpAsync(int port, IEnumerable<ImmutableArray<string>> kinds, CancellationToken ct) =>
        RunAsync(port, [.. kinds.Select(addresses => addresses[0])], TimeSpan.FromSeconds(Math.Min(Seconds, MostWarmUpSeconds) * 2), least: 0, ct);

    /// <summary>Every address is asked for once before anything is measured. Throws <see cref="InvalidDataException"/> on an answer other than 200.</summary>
    public async Task<PageFigure> MeasureAsync(int port, string name, ImmutableArray<string> addresses, bool isKept, CancellationToken ct)
    {
        await RunAsync(port, addresses, TimeSpan.FromSeconds(Math.Min(Seconds, MostWarmUpSeconds)), isKept ? addresses.Length : 0, ct);
        var began = Stopwatch.GetTimestamp();
        var answers = await RunAsync(port, addresses, TimeSpan.FromSeconds(Seconds), least: 0, ct);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return PageFigure.Of(name, isKept, seconds, [.. answers.Select(one => one.Milliseconds)], answers.Average(one => (double)one.Bytes));
    }

    private async Task<List<(double Milliseconds, int Bytes)>> RunAsync(
        int port,
        ImmutableArray<string> addresses,
        TimeSpan time,
        int least,
        CancellationToken ct
    )
    {
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        async Task<List<(double Milliseconds, int Bytes)>> AskAsync()
        {
            var answers = new List<(double Milliseconds, int Bytes)>();
            using var connection = await PageConnection.OpenAsync(port, ct);
            while (Interlocked.Increment(ref next) is var turn && (turn < least || Stopwatch.GetElapsedTime(began) < time))
            {
                var asked = Stopwatch.GetTimestamp();
                var bytes = await connection.GetAsync(addresses[turn % addresses.Length], ct);
                answers.Add((Stopwatch.GetElapsedTime(asked).TotalMilliseconds, bytes));
            }

            return answers;
        }

        var all = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(AskAsync, ct)));
        return [.. all.SelectMany(one => one)];
    }
}
