namespace PolicyMarket.Data.Store;

/// <summary>Moves the write-ahead log into the database every so many commits; called while the write lock is held, never by the database itself.</summary>
public sealed class Checkpointer
{
    private const int CommitsBetween = 200;
    private int commits;

    /// <summary>Counts a commit and checkpoints when enough have come together. The caller holds the write lock.</summary>
    public async Task CommittedAsync(PolicyMarketDb db, CancellationToken ct)
    {
        if (++commits >= CommitsBetween)
        {
            await CheckpointAsync(db, ct);
        }
    }

    /// <summary>Checkpoints now. The caller holds the write lock.</summary>
    public async Task CheckpointAsync(PolicyMarketDb db, CancellationToken ct)
    {
        commits = 0;
        await db.Provider.CheckpointAsync(db, ct);
    }
}
