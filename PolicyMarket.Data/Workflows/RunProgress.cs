using System.Collections.Immutable;

namespace PolicyMarket.Data.Workflows;

/// <summary>How far a run has come; Phase in words for the screen. Firms are those of the phase: read, or written.</summary>
public sealed record RunProgress(int FirmsDone, int FirmCount, string Phase)
{
    /// <summary>The stages begun so far, in their order.</summary>
    public ImmutableArray<RunStage> Stages { get; init; } = [];
}
