using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>
/// A clock that throws when it is read for the n-th time: a run reads it inside its transactions, so the cut falls in the middle of one.
/// </summary>
internal sealed class CuttingClock() : FakeTimeProvider(TestTime.Start)
{
    private int left = int.MaxValue;
    private bool cutsStages;

    /// <summary>Stages: moments that are only measured with count too, so that the cut may fall between two transactions.</summary>
    public void CutAfter(int reads, bool stages = false) => (left, cutsStages) = (reads, stages);

    public override long GetTimestamp()
    {
        if (cutsStages)
        {
            Count();
        }

        return base.GetTimestamp();
    }

    public override DateTimeOffset GetUtcNow()
    {
        Count();
        return base.GetUtcNow();
    }

    private void Count()
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            left = int.MaxValue;
            throw new OperationCanceledException("Cut here.");
        }
    }
}
