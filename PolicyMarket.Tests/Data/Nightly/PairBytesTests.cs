using PolicyMarket.Data.Determinations;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>The stored pairs of a firm are read as they were written, whatever the ids and sums.</summary>
public sealed class PairBytesTests
{
    [Fact]
    public void Pairs_and_changes_of_any_size_come_out_as_they_went_in()
    {
        var random = new Random(51);
        for (var turn = 0; turn < 500; turn++)
        {
            MatchedItem[] pairs = [.. Ids(random).Select(id => new MatchedItem(id, random.NextInt64(1, long.MaxValue / 4), Fen(random)))];
            Assert.Equal(pairs, PairBytes.ReadAll(PairBytes.WriteAll(pairs)));
            ChangedItem[] changes = [.. Ids(random).Select(id => new ChangedItem(id, (MatchChangeKind)random.Next(3), Fen(random), Fen(random)))];
            Assert.Equal(changes, ChangeBytes.ReadAll(ChangeBytes.WriteAll(changes)));
        }
    }

    [Fact]
    public void No_sum_is_not_a_sum_of_nothing()
    {
        MatchedItem[] pairs = [new(1, 1, null), new(2, 2, 0), new(3, 3, 1)];
        Assert.Equal(pairs, PairBytes.ReadAll(PairBytes.WriteAll(pairs)));
    }

    [Fact]
    public void Usual_pair_takes_few_bytes() =>
        Assert.Equal(
            4 * 1_000,
            PairBytes.WriteAll(Enumerable.Range(1, 1_000).Select(id => new MatchedItem(id * 50, (id * 50) + 7, 200_000))).Length - 1,
            50.0
        );

    [Fact]
    public void Bytes_that_break_off_or_name_no_kind_are_damage()
    {
        Assert.ThrowsAny<Exception>(() => PairBytes.ReadAll([0x80]));
        Assert.Throws<InvalidDataException>(() => ChangeBytes.ReadAll([1, 9, 0, 0]));
        Assert.Throws<InvalidDataException>(() => PairBytes.ReadAll([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]));
    }

    private static IEnumerable<long> Ids(Random random)
    {
        var id = 0L;
        for (var left = random.Next(40); left > 0; left--)
        {
            yield return id += random.NextInt64(1, random.Next(3) == 0 ? 1L << 40 : 200);
        }
    }

    private static long? Fen(Random random) =>
        random.Next(4) switch
        {
            0 => null,
            1 => 0,
            2 => random.NextInt64(1, 10_000_000),
            _ => random.NextInt64(1, long.MaxValue - 1),
        };
}
