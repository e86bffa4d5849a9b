namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>How a plan is run: threads from 1 on, each with its own blocks of rows.</summary>
public sealed record MatchSettings
{
    public int Threads { get; init; } = Math.Min(2, Environment.ProcessorCount);

    public KernelKind Kernel { get; init; } = KernelKind.Best;

    /// <summary>The kernel that a run will use; throws <see cref="PlatformNotSupportedException"/> when the machine lacks the one asked for.</summary>
    public KernelKind ActualKernel => MatchRun.KernelOf(Kernel);
}
