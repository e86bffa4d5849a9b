using System.Globalization;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>The knot that holds the house: the plan decides every pair as the Explainer does, to the fen.</summary>
public sealed class AgreementTests
{
    private const long Pairs = 1_000_000;
    private const ulong Seed = 20_260_101;
    private const int Threads = 2;

    [Fact]
    public void Plan_decides_a_million_pairs_as_the_explainer_does()
    {
        var (next, done, eligible, unknown, paid) = (-1L, 0L, 0L, 0L, 0L);
        Disagreement? difference = null;

        Parallel.For(
            0,
            Threads,
            _ =>
            {
                while (Volatile.Read(ref done) < Pairs && Volatile.Read(ref difference) is null)
                {
                    var result = Agreement.Check(Seed, Interlocked.Increment(ref next));
                    Interlocked.Add(ref done, result.Pairs);
                    Interlocked.Add(ref eligible, result.Eligible);
                    Interlocked.Add(ref unknown, result.Unknown);
                    Interlocked.Add(ref paid, result.Paid);
                    Interlocked.CompareExchange(ref difference, result.Difference, null);
                }
            }
        );

        Assert.True(difference is null, Text(difference));
        Assert.True(done >= Pairs);
        // A sample that always comes out alike would prove nothing.
        Assert.InRange(eligible, done / 10, done / 2);
        Assert.InRange(unknown, done / 10, done / 2);
        Assert.InRange(paid, done / 20, done / 2);
    }

    [Fact]
    public void Random_markets_are_the_same_for_ever()
    {
        var (one, other) = (RandomMarket.Batch(7, 3), RandomMarket.Batch(7, 3));

        Assert.Equal(one.Items.Select(item => item.Fingerprint), other.Items.Select(item => item.Fingerprint));
        Assert.Equal(one.Firms.SelectMany(firm => firm), other.Firms.SelectMany(firm => firm));
        Assert.NotEqual(one.Items.Length + one.Firms.Length, RandomMarket.Batch(7, 4).Items.Length + RandomMarket.Batch(7, 4).Firms.Length);
    }

    private static string Text(Disagreement? one) =>
        one is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"seed {one.Seed} batch {one.Batch} row {one.Row} {one.Variant}: {one.Expected}, not {one.Actual}\n{one.Item.Conditions}\n{one.Item.AmountText} cap {one.Item.Cap}\n{string.Join(", ", one.Facts)}"
            );
}
