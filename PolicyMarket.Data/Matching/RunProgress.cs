namespace PolicyMarket.Data.Matching;

/// <summary>How far a run has come; Phase in words for the screen.</summary>
public sealed record RunProgress(int FirmsDone, int FirmCount, string Phase);
