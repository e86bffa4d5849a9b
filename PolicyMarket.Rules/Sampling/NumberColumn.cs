using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Sums and counts over four decades (gentle: two), evenly on a logarithmic scale; sums have two decimals.</summary>
internal sealed class NumberColumn(AttributeDefinition definition, long least, int zeroPermille, bool isGentle) : SampleColumn(definition)
{
    private const int Steps = 96;
    private const long One = 10_000;

    /// <summary>1.1 to the power of the place, times 10,000; whole numbers, so that every machine has the same.</summary>
    private static readonly long[] Ladder = Climb();

    private static readonly long[] Round = [10, 20, 30, 50, 80];

    private readonly bool isWhole = definition.Type == AttributeType.Integer;
    private readonly int scale = definition.Type == AttributeType.Integer ? 0 : 2;

    public override FactValue ValueOf(ulong cell, int size) =>
        new NumberFact(
            UnitsOf(cell, size) is var units && units == 0 ? 0m : new decimal(unchecked((int)units), (int)(units >> 32), 0, isNegative: false, (byte)scale)
        );

    public override void Fill(FactTableBuilder builder, int column, ulong cell, int size) => builder.SetNumber(column, UnitsOf(cell, size), scale);

    /// <summary>In fen, or in whole things; never negative.</summary>
    private long UnitsOf(ulong cell, int size)
    {
        if ((cell >> 32 & 1023) < (ulong)zeroPermille)
        {
            return 0;
        }
        unchecked
        {
            var unit = isWhole ? least : least * 100;
            var step = size + (int)(cell & 31);
            var units = unit * Ladder[isGentle ? step / 2 : step] / One;
            return units + ((long)((cell >> 5 & 0xFFFF) * (ulong)(units / 10)) >> 16);
        }
    }

    protected override IEnumerable<Comparison> Candidates()
    {
        var thresholds = Thresholds().Select(value => new NumberFact(value)).ToList();
        foreach (var (place, value) in thresholds.Index())
        {
            yield return Leaf(ComparisonOperator.GreaterOrEqual, value);
            yield return Leaf(ComparisonOperator.LessOrEqual, value);
            if (place % 3 == 0)
            {
                yield return Leaf(ComparisonOperator.Greater, value);
                yield return Leaf(ComparisonOperator.Less, value);
            }

            foreach (var high in thresholds.Skip(place + 5).Where((_, further) => further % 4 == place % 4))
            {
                yield return Range(value, high);
            }
        }

        if (zeroPermille > 0)
        {
            yield return Leaf(ComparisonOperator.Greater, new NumberFact(0));
        }
    }

    /// <summary>The round numbers that people write into policies: 1, 2, 3, 5, 8 times a power of ten.</summary>
    private IEnumerable<decimal> Thresholds()
    {
        var most = least * Ladder[isGentle ? Steps / 2 : Steps - 1] / One;
        for (var power = 1m / 10; power * 10 <= most; power *= 10)
        {
            foreach (var mantissa in Round)
            {
                var value = mantissa * power;
                if (value > least && value < most && (!isWhole || value == decimal.Truncate(value)))
                {
                    yield return ExactDecimal.Plain(value);
                }
            }
        }
    }

    private static long[] Climb()
    {
        var ladder = new long[Steps];
        ladder[0] = One;
        for (var step = 1; step < Steps; step++)
        {
            ladder[step] = ladder[step - 1] * 11 / 10;
        }

        return ladder;
    }
}
