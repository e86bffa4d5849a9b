namespace PolicyMarket.Data.Generation;

/// <summary>How far the making has come; Phase in words for the screen.</summary>
public sealed record GenerationProgress(string Phase, int Done, int Total);
