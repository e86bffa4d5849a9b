using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Sampling;

/// <summary>Generated data are quoted and compared over years, so the numbers behind them never change.</summary>
public sealed class SampleRandomTests
{
    /// <summary>The first outputs of SplitMix64 from 0, as its authors publish them.</summary>
    private static readonly ulong[] Published = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F];

    [Fact]
    public void Stream_of_samples_is_the_published_one()
    {
        var random = new SampleRandom(0);
        Assert.Equal(Published, new[] { random.Next(), random.Next(), random.Next() });
    }

    [Fact]
    public void Stream_of_the_demonstration_is_the_published_one_too()
    {
        var random = new DemonstrationRandom(0);
        Assert.Equal(Published, new[] { random.Next(), random.Next(), random.Next() });
        Assert.Equal(new DemonstrationRandom(Published[0]).Next(), DemonstrationRandom.For(0, 0).Next());
    }
}
