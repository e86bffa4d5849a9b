namespace PolicyMarket.Data.Store;

/// <summary>Lock for all writing: writers and checkpoints hold it one at a time, first come, first served.</summary>
public sealed class WriteLock : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(1, 1);

    /// <summary>Waits for the lock; disposing the result releases it.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await semaphore.WaitAsync(ct);
        return new Pass(semaphore);
    }

    public void Dispose() => semaphore.Dispose();

    private sealed class Pass(SemaphoreSlim semaphore) : IDisposable
    {
        private int isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isReleased, 1) == 0)
            {
                semaphore.Release();
            }
        }
    }
}
