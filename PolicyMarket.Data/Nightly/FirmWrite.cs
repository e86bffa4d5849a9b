namespace PolicyMarket.Data.Nightly;

/// <summary>
/// Data that a chunk writes for one firm, as places in the chunk's bytes. HasNewPairs: the pairs or the region differ from what is stored (of length 0: the row
/// goes); ChangesLength 0: no row of changes.
/// </summary>
internal readonly record struct FirmWrite(long FirmId, int Region, bool HasNewPairs, int PairsAt, int PairsLength, int ChangesAt, int ChangesLength);
