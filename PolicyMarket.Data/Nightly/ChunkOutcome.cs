namespace PolicyMarket.Data.Nightly;

/// <summary>Outcome of one chunk: written, or not because the data of the run is no longer the newest.</summary>
internal sealed record ChunkOutcome(bool IsStale, int FirmsDone);
