using PolicyMarket.Data.Opinions;

namespace PolicyMarket.Tests.Data.Opinions;

/// <summary>The choice of items: changed ones first, large sums more often, and every item within a month.</summary>
public sealed class ItemSamplingTests
{
    private const int Firms = 100_000;
    private static readonly OpinionOptions Options = new();

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    [InlineData(1_000)]
    [InlineData(4_288)]
    public void Every_item_in_force_is_covered_within_thirty_nights(int count)
    {
        var last = new long[count];
        var nights = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        var random = new Random(count);
        for (var night = 1; night <= 90; night++)
        {
            // A tenth of the items changes every night, always among the first, and most money is always in the same items.
            ItemStanding[] items =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(place => new ItemStanding(
                        place + 1,
                        IsHeld: place % 500 == 7,
                        last[place] == 0 || (place < count / 2 && random.Next(5) == 0),
                        last[place],
                        StakeFen: place * 1_000_000L
                    )),
            ];
            foreach (var place in ItemSampling.Choose(items, Firms, (ulong)night, Options))
            {
                last[place] = night;
                nights[place].Add(night);
            }
        }

        foreach (var covered in nights)
        {
            int[] all = [0, .. covered, 91];
            Assert.All(all.Skip(1).Zip(all), pair => Assert.True(pair.First - pair.Second <= 30, $"{count} items: nights {pair.Second} to {pair.First}"));
        }
    }

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(120, 2_000)]
    [InlineData(120, 100_000)]
    [InlineData(1_000, 400)]
    [InlineData(1_000, 1_000_000)]
    [InlineData(4_288, 9)]
    [InlineData(4_288, 1_000_000)]
    public void Sample_has_thirty_thousand_pairs_where_the_market_has_them(int count, int firms)
    {
        foreach (var isFirstNight in new[] { true, false })
        {
            var items = Standings(count, isFirstNight);
            var chosen = ItemSampling.Choose(items, firms, seed: 7, Options);
            var pairs = (long)chosen.Length * ItemSampling.PairsOfItem(chosen.Length, count, firms, Options);
            Assert.Equal(chosen.Distinct().Order(), chosen);
            Assert.True(pairs >= Math.Min((long)count * firms, 30_000), $"{count} × {firms}: {pairs}");
        }
    }

    [Theory]
    [InlineData(120, 300)]
    [InlineData(5, 60)]
    [InlineData(36_000, 1)]
    public void Market_that_is_smaller_than_the_sample_is_determined_as_a_whole(int count, int firms)
    {
        var chosen = ItemSampling.Choose(Standings(count, isFirstNight: false), firms, seed: 1, Options);
        Assert.Equal(count, chosen.Length);
        Assert.Equal(firms, ItemSampling.PairsOfItem(chosen.Length, count, firms, Options));
    }

    [Fact]
    public void Held_items_come_first_then_changed_ones_by_the_money_at_stake()
    {
        ItemStanding[] items =
        [
            .. Enumerable
                .Range(0, 4_000)
                .Select(place => new ItemStanding(place + 1, IsHeld: place == 3_999, place >= 2_000, LastOpinionId: 5, StakeFen: place)),
        ];
        var chosen = ItemSampling.Choose(items, Firms, seed: 3, Options);
        var share = (4_000 + OpinionOptions.RotationRuns - 1) / OpinionOptions.RotationRuns;
        Assert.Equal(Options.MostItems, chosen.Length);
        var first = 4_000 - (Options.MostItems - share);
        Assert.Equal(Enumerable.Range(first, Options.MostItems - share), chosen.Where(place => place >= first));
        Assert.Contains(3_999, chosen);
    }

    [Fact]
    public void Changed_items_are_all_in_the_sample_of_an_ordinary_night()
    {
        ItemStanding[] items =
        [
            .. Enumerable.Range(0, 1_000).Select(place => new ItemStanding(place + 1, false, place % 97 == 0, LastOpinionId: 9, StakeFen: 1)),
        ];
        var chosen = ItemSampling.Choose(items, Firms, seed: 11, Options);
        Assert.Superset(Enumerable.Range(0, 1_000).Where(place => place % 97 == 0).ToHashSet(), chosen.ToHashSet());
        Assert.Equal(Options.ItemsPerNight, chosen.Length);
    }

    [Fact]
    public void Items_with_much_money_are_chosen_more_often()
    {
        var (rich, poor) = (0, 0);
        for (var seed = 1UL; seed <= 200; seed++)
        {
            // All were covered last night, so that the rotation prefers none.
            ItemStanding[] items =
            [
                .. Enumerable.Range(0, 1_000).Select(place => new ItemStanding(place + 1, false, false, LastOpinionId: 9, place < 100 ? 1_000_000 : 10)),
            ];
            var chosen = ItemSampling.Choose(items, Firms, seed, Options);
            rich += chosen.Count(place => place < 100);
            poor += chosen.Count(place => place is >= 100 and < 200);
        }

        Assert.True(rich > 3 * poor, $"{rich} against {poor}");
    }

    [Fact]
    public void Same_seed_gives_the_same_items_and_another_seed_others()
    {
        var items = Standings(1_000, isFirstNight: false);
        int[] first = [.. ItemSampling.Choose(items, Firms, 5, Options)];
        Assert.Equal(first, ItemSampling.Choose(items, Firms, 5, Options));
        Assert.NotEqual(first, ItemSampling.Choose(items, Firms, 6, Options));
        Assert.Empty(ItemSampling.Choose([], Firms, 5, Options));
        Assert.Empty(ItemSampling.Choose(items, firms: 0, 5, Options));
    }

    private static ItemStanding[] Standings(int count, bool isFirstNight) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(place => new ItemStanding(place + 1, false, isFirstNight, isFirstNight ? 0 : 4, StakeFen: place % 13 * 1_000L)),
        ];
}
