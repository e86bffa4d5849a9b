namespace PolicyMarket.Rules.Plan;

/// <summary>How a plan is run: threads from 1 on, each with its own blocks of rows.</summary>
public sealed record MatchSettings
{
    public int Threads { get; init; } = Math.Min(2, Environment.ProcessorCount);

    public KernelKind Kernel { get; init; } = KernelKind.Best;
}
