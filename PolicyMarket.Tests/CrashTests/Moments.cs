using System.Globalization;

namespace PolicyMarket.Tests.CrashTests;

/// <summary>How often and when to kill: PM_KILLS times (3 when it is not set), at moments from PM_KILL_SEED (random when it is not set).</summary>
internal sealed class Moments
{
    private readonly Random random;

    public Moments()
    {
        Kills = Number("PM_KILLS") ?? 3;
        Seed = Number("PM_KILL_SEED") ?? Random.Shared.Next(1, 1_000_000);
        random = new Random(Seed);
    }

    public int Kills { get; }

    /// <summary>Printed with every result: the same seed kills after the same times.</summary>
    public int Seed { get; }

    /// <summary>A time from nothing up to <paramref name="most"/>.</summary>
    public TimeSpan Within(TimeSpan most) => most * random.NextDouble();

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
