using System.Runtime.InteropServices;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store.Codec;

namespace PolicyMarket.Data.Nightly;

/// <summary>Determination of the firms of one chunk, ready to be written. Its buffers are used again.</summary>
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

    /// <summary>The figures of the run up to the end of this chunk.</summary>
    public RunTotals Totals { get; private set; }

    /// <summary>The same by item and region, for a run that goes on from here.</summary>
    public ByteRun Checkpoint { get; } = new();

    public void Begin(FirmRows firms, int firstRow, int rowCount)
    {
        (FirstRow, RowCount) = (firstRow, rowCount);
        (FirstFirmId, LastFirmId) = (firms.Ids[firstRow], firms.Ids[firstRow + rowCount - 1]);
        Bytes.CutAt(0);
        Checkpoint.CutAt(0);
        writes.Clear();
        offerable.Clear();
    }

    public void Add(FirmWrite write) => writes.Add(write);

    public void Offer(OfferablePair pair) => offerable.Add(pair);

    /// <summary>All firms of the chunk are in the figures.</summary>
    public void Complete(NightFigures figures)
    {
        Totals = figures.Totals;
        figures.Save(Checkpoint);
    }
}
