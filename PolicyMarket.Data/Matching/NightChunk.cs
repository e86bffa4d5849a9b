using System.Runtime.InteropServices;

namespace PolicyMarket.Data.Matching;

/// <summary>What a run found for the firms of one chunk, ready to be written. Its buffers are used again.</summary>
internal sealed class NightChunk
{
    private readonly List<FirmWrite> writes = [];
    private readonly List<OfferablePair> offerable = [];

    public int FirstRow { get; private set; }
    public int RowCount { get; private set; }
    public long FirstFirmId { get; private set; }
    public long LastFirmId { get; private set; }
    public ByteRun Bytes { get; } = new();

    public ReadOnlySpan<FirmWrite> Writes => CollectionsMarshal.AsSpan(writes);

    /// <summary>By rising row.</summary>
    public List<OfferablePair> Offerable => offerable;
    public long Eligible { get; private set; }
    public long EligibleFen { get; private set; }
    public int FirmsMatched { get; private set; }
    public long NewCount { get; private set; }
    public long LostCount { get; private set; }
    public long ChangedCount { get; private set; }

    public void Begin(FirmRows firms, int firstRow, int rowCount)
    {
        (FirstRow, RowCount) = (firstRow, rowCount);
        (FirstFirmId, LastFirmId) = (firms.Ids[firstRow], firms.Ids[firstRow + rowCount - 1]);
        Bytes.CutAt(0);
        writes.Clear();
        offerable.Clear();
        (Eligible, EligibleFen, FirmsMatched, NewCount, LostCount, ChangedCount) = (0, 0, 0, 0, 0, 0);
    }

    public void Add(FirmWrite write) => writes.Add(write);

    public void Offer(OfferablePair pair) => offerable.Add(pair);

    public void CountFirm(int pairs) => FirmsMatched += pairs > 0 ? 1 : 0;

    public void CountPair(long fen)
    {
        Eligible++;
        EligibleFen += fen == PairBytes.NoFen ? 0 : fen;
    }

    public void CountChange(MatchChangeKind kind)
    {
        switch (kind)
        {
            case MatchChangeKind.New:
                NewCount++;
                break;
            case MatchChangeKind.Lost:
                LostCount++;
                break;
            case MatchChangeKind.AmountChanged:
                ChangedCount++;
                break;
            default:
                throw new InvalidOperationException($"The unknown change {kind}.");
        }
    }
}
