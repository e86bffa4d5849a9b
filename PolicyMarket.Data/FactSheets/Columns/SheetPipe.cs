using System.Collections.Concurrent;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Reads blocks of sheets on a thread of its own while the caller works on those before.</summary>
internal static class SheetPipe
{
    private const int Ahead = 4;

    /// <summary>The work is called with each block by rising firm, on the caller's thread.</summary>
    public static void Run(IFactSource source, Action<SheetBlock> work, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var full = new BlockingCollection<SheetBlock>(Ahead);
        var spare = new ConcurrentBag<SheetBlock>();
        var reading = Task.Factory.StartNew(
            () => Read(source, full, spare, stop.Token),
            stop.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            foreach (var block in full.GetConsumingEnumerable(ct))
            {
                work(block);
                block.Clear();
                spare.Add(block);
            }
        }
        catch
        {
            // The reader must have left the connection before the caller closes it; why it stopped is known already.
            stop.Cancel();
            Task.WhenAny(reading).Wait(CancellationToken.None);
            throw;
        }

        reading.GetAwaiter().GetResult();
    }

    private static void Read(IFactSource source, BlockingCollection<SheetBlock> full, ConcurrentBag<SheetBlock> spare, CancellationToken ct)
    {
        try
        {
            source.ReadSheets(() => spare.TryTake(out var block) ? block : new SheetBlock(), block => full.Add(block, ct), ct);
        }
        finally
        {
            full.CompleteAdding();
        }
    }
}
