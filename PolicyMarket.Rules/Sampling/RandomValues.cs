using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Sampling;

/// <summary>The awkward values of each kind: few, so that facts and thresholds meet often; firms know some that no item names.</summary>
internal static class RandomValues
{
    private static readonly ImmutableArray<FactValue> Sums =
    [
        .. new[]
        {
            0m,
            0.00m,
            1m,
            -1m,
            2m,
            3m,
            0.1m,
            0.2m,
            0.1m + 0.2m,
            0.30m,
            0.299999999999999999m,
            0.03m,
            0.0300m,
            1.5m,
            -1.5m,
            2.5m,
            100m,
            2_999_999.99m,
            3_000_000m,
            3_000_000.00m,
            3_000_000.01m,
            0.00000000000000000001m,
            -0.00000000000000000001m,
            0.0000000000000000000000000001m,
            0.1234567890123456789012345678m,
            1234567890123456789012345678m,
            9999999999999999999999999999m,
            -9999999999999999999999999999m,
            70000000000000000000000000000m,
            9_007_199_254_740_993m,
            9_007_199_254_740_992m,
            92_233_720_368_547_758.07m,
            92_233_720_368_547_758.08m,
        }.Select(Number),
    ];

    private static readonly ImmutableArray<FactValue> Shares =
    [
        .. new[] { 0m, 0.03m, 0.030m, 0.0299999999m, 0.05m, 0.1m, 1m, -0.2m, 0.3333333333333333333333333333m }.Select(Number),
    ];

    private static readonly ImmutableArray<FactValue> Wholes =
    [
        .. new[]
        {
            0m,
            1m,
            2m,
            3m,
            4m,
            5m,
            6m,
            7m,
            -1m,
            -7m,
            100m,
            300m,
            301m,
            127m,
            128m,
            255m,
            256m,
            2_147_483_647m,
            2_147_483_648m,
            -2_147_483_649m,
            9_223_372_036_854_775_808m,
            1234567890123456789012345678m,
        }.Select(Number),
    ];

    private static readonly ImmutableArray<FactValue> Days =
    [
        .. new[]
        {
            (2025, 1, 1),
            (2025, 1, 2),
            (2024, 12, 31),
            (2024, 2, 29),
            (2025, 12, 31),
            (1, 1, 1),
            (9999, 12, 31),
            (1970, 1, 1),
            (1949, 10, 1),
        }.Select(day => (FactValue)new DateFact(new DateOnly(day.Item1, day.Item2, day.Item3))),
    ];

    private static readonly ImmutableArray<FactValue> Texts =
    [
        .. new[]
        {
            "",
            " ",
            "a",
            "A",
            "á",
            "湖南",
            "湖南省",
            "“引号”\\\n\"",
            "\U0001F4B0",
            "@revenue",
            "null",
            "NaN",
            "1",
            "01",
            new string('长', 300),
        }.Select(Text),
    ];

    private static readonly ImmutableArray<FactValue> Regions =
    [
        .. new[] { "430000", "431300", "431382", "430100", "430104", "440000", "440300", "440307", "110000", "110101" }.Select(Text),
    ];
    private static readonly ImmutableArray<FactValue> OddRegions =
    [
        .. new[] { "430001", "999999", "43", "", "4301041", "431399", "C35", "430" }.Select(Text),
    ];
    private static readonly ImmutableArray<FactValue> Industries =
    [
        .. new[] { "C", "C35", "C351", "C3512", "C3511", "C36", "F", "F51", "F511", "A", "A0111" }.Select(Text),
    ];
    private static readonly ImmutableArray<FactValue> OddIndustries = [.. new[] { "Z", "Z99", "", "C99999", "3512", "c35" }.Select(Text)];
    private static readonly ImmutableArray<FactValue> Truths = [new BooleanFact(true), new BooleanFact(false)];

    /// <summary>A value that a firm may have.</summary>
    public static FactValue OfFirm(AttributeDefinition definition, ref SampleRandom random)
    {
        var odd = random.Chance(150);
        return definition.Type switch
        {
            AttributeType.Decimal when odd => Number(random.Between(-40, 40) / 8m),
            AttributeType.Integer when odd => Number(random.Between(-10, 400)),
            AttributeType.Date when odd => new DateFact(new DateOnly(2024, 12, 1).AddDays(random.Next(70))),
            AttributeType.Code or AttributeType.Text when odd && !definition.IsRegion && !definition.IsIndustry => Text("other-" + random.Next(5)),
            AttributeType.Code when odd => random.Pick<FactValue>(definition.IsRegion ? OddRegions : OddIndustries),
            AttributeType.Set => SetOf(definition, ref random),
            _ => Named(definition, ref random),
        };
    }

    /// <summary>A value that an item may name; for a set it is one of its members.</summary>
    public static FactValue Named(AttributeDefinition definition, ref SampleRandom random) =>
        definition.Type switch
        {
            AttributeType.Decimal => random.Pick<FactValue>(definition.IsRatio ? Shares : Sums),
            AttributeType.Integer => random.Pick<FactValue>(Wholes),
            AttributeType.Boolean => random.Pick<FactValue>(Truths),
            AttributeType.Date => random.Pick<FactValue>(Days),
            AttributeType.Text => random.Pick<FactValue>(Texts),
            AttributeType.Code when definition.IsRegion => random.Pick<FactValue>(Regions),
            AttributeType.Code when definition.IsIndustry => random.Pick<FactValue>(Industries),
            AttributeType.Code or AttributeType.Set => Text(
                definition.Values.IsDefaultOrEmpty ? "member-" + random.Next(4) : random.Pick<string>(definition.Values)
            ),
            _ => throw new InvalidOperationException($"The unknown attribute type {definition.Type}."),
        };

    private static SetFact SetOf(AttributeDefinition definition, ref SampleRandom random)
    {
        var members = new List<string>();
        for (var left = random.Next(5); left > 0; left--)
        {
            members.Add(random.Chance(100) ? "other-" + random.Next(3) : ((TextFact)Named(definition, ref random)).Value);
        }

        return new SetFact(members);
    }

    private static FactValue Number(decimal value) => new NumberFact(value);

    private static FactValue Text(string value) => new TextFact(value);
}
