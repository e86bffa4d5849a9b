namespace PolicyMarket.Tests.Data.Matching;

/// <summary>A clock that stands still and throws when it is read for the n-th time: a run reads it inside its transactions, so the cut falls in the middle of one.</summary>
internal sealed class CuttingClock : TimeProvider
{
    private int left = int.MaxValue;

    public void CutAfter(int reads) => left = reads;

    public override DateTimeOffset GetUtcNow()
    {
        if (--left < 0)
        {
            left = int.MaxValue;
            throw new OperationCanceledException("Cut here.");
        }

        return new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    }
}
