namespace PolicyMarket.Data.Workflows;

/// <summary>One stage of a run in words for the screen. Figure: what it has got through so far; Took is null while it works.</summary>
public sealed record RunStage(string Name, string Figure, TimeSpan? Took);
