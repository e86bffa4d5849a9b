using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Data.Opinions;

/// <summary>The choice of the firms of one item, over invented answers.</summary>
public sealed class FirmSamplingTests
{
    [Theory]
    [InlineData(10_000, 300)]
    [InlineData(301, 300)]
    [InlineData(300, 300)]
    [InlineData(40, 300)]
    public void Sample_has_the_wanted_number_of_distinct_rising_rows_with_those_that_are_required(int firms, int count)
    {
        var pairs = new Pairs(firms);
        var random = new SampleRandom(1);
        int[] required = [3, firms - 1];
        var rows = FirmSampling.Choose(pairs, item: 0, count, required, ref random);
        Assert.Equal(Math.Min(firms, count), rows.Length);
        Assert.Equal(rows.Distinct().Order(), rows);
        Assert.All(rows, row => Assert.InRange(row, 0, firms - 1));
        Assert.Superset(required.ToHashSet(), rows.ToHashSet());
    }

    [Fact]
    public void Sample_has_eligible_undecided_and_other_firms()
    {
        var pairs = new Pairs(100_000);
        var random = new SampleRandom(2);
        var outcomes = FirmSampling
            .Choose(pairs, item: 0, 300, [], ref random)
            .Select(row => pairs.OutcomeOf(new ItemIndex(0), new RowIndex(row)))
            .ToLookup(outcome => outcome);
        Assert.True(outcomes[OutcomeKind.Eligible].Count() >= 150);
        Assert.True(outcomes[OutcomeKind.Unknown].Count() >= 75);
        Assert.True(outcomes[OutcomeKind.Ineligible].Count() >= 30);
    }

    [Fact]
    public void Large_amounts_have_a_greater_chance()
    {
        var pairs = new Pairs(20_000);
        var (large, small) = (0, 0);
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var random = new SampleRandom(seed);
            var rows = FirmSampling
                .Choose(pairs, item: 0, 100, [], ref random)
                .Where(row => pairs.OutcomeOf(new ItemIndex(0), new RowIndex(row)) == OutcomeKind.Eligible)
                .ToList();
            large += rows.Count(row => Pairs.FenOf(row) > 1_000_000);
            small += rows.Count(row => Pairs.FenOf(row) <= 1_000_000);
        }

        // One eligible firm in three hundred has a large amount.
        Assert.True(large * 10 > small, $"{large} against {small}");
    }

    [Fact]
    public void Draws_are_without_replacement_and_fill_up_when_one_weight_outweighs_all()
    {
        var random = new SampleRandom(4);
        var weights = new long[50];
        weights[17] = long.MaxValue / 2;
        var chosen = WeightedDraw.Choose(weights, 10, ref random);
        Assert.Equal(10, chosen.Distinct().Count());
        Assert.Contains(17, chosen);
        Assert.Equal(Enumerable.Range(0, 5), WeightedDraw.Choose([1, 2, 3, 4, 5], 9, ref random));
        var counts = new int[10];
        for (var turn = 0; turn < 4_000; turn++)
        {
            Array.ForEach(WeightedDraw.Choose(10, 3, ref random), one => counts[one]++);
        }

        Assert.All(counts, count => Assert.InRange(count, 1_000, 1_400));
    }

    /// <summary>One item: of ten rows three are eligible, two undecided; the amounts are small but for one row in a thousand.</summary>
    private sealed class Pairs(int firms) : IDeterminedPairs
    {
        public FirmRows Firms { get; } = new([.. Enumerable.Range(1, firms).Select(id => (long)id)], new int[firms], [""]);

        public static long FenOf(int row) => row % 1_000 == 0 ? 100_000_000 : 100_000;

        public OutcomeKind OutcomeOf(ItemIndex item, RowIndex row) =>
            (row % 10) switch
            {
                < 3 => OutcomeKind.Eligible,
                < 5 => OutcomeKind.Unknown,
                _ => OutcomeKind.Ineligible,
            };

        public long EligibleCount(int item) => Rows(OutcomeKind.Eligible).Length;

        public long UnknownCount(int item) => Rows(OutcomeKind.Unknown).Length;

        public int CopyEligible(int item, Span<int> rows) => Copy(OutcomeKind.Eligible, rows);

        public int CopyUnknown(int item, Span<int> rows) => Copy(OutcomeKind.Unknown, rows);

        public void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen)
        {
            for (var place = 0; place < rows.Length; place++)
            {
                fen[place] = FenOf(rows[place]);
            }
        }

        public FactTable FactsOf(IReadOnlyList<int> rows, IEnumerable<string> attributes) => throw new NotSupportedException("The choice reads no facts.");

        private int Copy(OutcomeKind outcome, Span<int> rows)
        {
            var found = Rows(outcome);
            found.CopyTo(rows);
            return found.Length;
        }

        private ImmutableArray<int> Rows(OutcomeKind outcome) =>
            [.. Enumerable.Range(0, firms).Where(row => OutcomeOf(new ItemIndex(0), new RowIndex(row)) == outcome)];
    }
}
