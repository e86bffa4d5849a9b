using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Encode;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>A number of a column falls into the class that its value has, whatever the scale of the column and of the cuts.</summary>
public sealed class NumberAxisTests
{
    private static readonly AttributeDefinition Definition = new("x", "数", AttributeType.Decimal, null, null, "", AttributeKind.Fact, []);

    private static readonly decimal[] Odd =
    [
        0m,
        1m,
        -1m,
        0.1m,
        -0.1m,
        0.3m,
        2.999m,
        3m,
        3.001m,
        1e-20m,
        -1e-20m,
        0.9999999999999999999999999999m,
        5.9999999999999999999999999m,
        6m,
        123456789012.345678m,
        4611686018427387904m,
        4611686018427387903.9m,
        -4611686018427387905m,
        79228162514264337593543950335m,
        -79228162514264337593543950335m,
        2305843009213693951m,
        2305843009213693952m,
        20_000_000m,
        19_999_999.99m,
        0.000000000001m,
    ];

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(200)]
    [InlineData(700)]
    public void Column_and_value_give_one_class(int count)
    {
        var random = new Random(count);
        NumberCut[] cuts = [.. Numbers(random, count).Select(number => new NumberCut(number, random.Next(2) == 0)).Distinct().Order(NumberCut.Along)];
        var axis = new NumberAxis("x", cuts);
        foreach (
            var numbers in new[]
            {
                Numbers(random, 300),
                Numbers(random, 300).Where(number => Math.Abs(number) < 1e9m && decimal.Round(number, 4) == number),
            }
        )
        {
            decimal[] values = [.. numbers, .. cuts.Select(cut => cut.Value).Where(value => Math.Abs(value) < 1e9m && decimal.Round(value, 4) == value)];
            var column = Column(values);
            var encoded = EncodedAxis.Of(axis.Classes, 4_096);
            encoded.Encode(axis.EncoderOf(column), 0, 4_096, values.Length);
            for (var row = 0; row < values.Length; row++)
            {
                var passed = cuts.Count(cut => cut.IsPassedBy(values[row]));
                Assert.Equal(passed, axis.ClassOf(new NumberFact(values[row])));
                Assert.True(passed == encoded.ClassOf(row), $"{values[row]} passes {passed} cuts, the column says {encoded.ClassOf(row)}.");
            }

            Assert.Equal(-1, encoded.ClassOf(values.Length));
        }
    }

    [Fact]
    public void Column_gives_back_what_was_put_in()
    {
        foreach (var values in new[] { Odd, [1m, 2.5m, -3.25m, 1e8m], [1m, 1e-12m], [4611686018427387903m, 0.1m], [0.1m, 1e20m, 0.2m] })
        {
            var column = Column(values);
            Assert.Equal(values, Enumerable.Range(0, values.Length).Select(column.Number));
        }
    }

    private static NumberColumn Column(decimal[] values)
    {
        var column = new NumberColumn(Definition);
        column.Reserve(values.Length + 64);
        for (var row = 0; row < values.Length; row++)
        {
            column.Set(row, values[row]);
        }

        return column;
    }

    private static IEnumerable<decimal> Numbers(Random random, int count) =>
        [
            .. Odd.Take(count),
            .. Enumerable
                .Range(0, Math.Max(0, count - Odd.Length))
                .Select(_ => decimal.Round((decimal)((random.NextDouble() * 2000) - 1000), random.Next(0, 5))),
        ];
}
