using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>Relations between two runs that hold whatever the right answer of each is. Failures name the seed.</summary>
public sealed class MetamorphicTests
{
    private const int Items = 60;
    private const int Firms = 700;

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 12).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_attribute_that_no_condition_names_changes_nothing(ulong seed)
    {
        var market = new RandomMarket(seed, Items, Firms);
        var named = market.Items.Take(8).SelectMany(item => ConditionAttributes.In(item.Conditions)).ToHashSet(StringComparer.Ordinal);
        var unnamed = RandomMarket
            .Catalog.All.Select(definition => definition.Name)
            .Except(named, StringComparer.Ordinal)
            .Except(RandomMarket.Catalog.Derivations.InputsOf(named), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        var bare = market.Firms.Select(facts => Facts.From(facts.Where(fact => !unnamed.Contains(fact.Key)))).ToImmutableArray();

        Assert.NotEmpty(unnamed);
        Assert.Equal(Outcomes(market.Items[..8], market.Firms), Outcomes(market.Items[..8], bare));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_wider_range_never_loses_a_firm(ulong seed)
    {
        var market = MarketSample.Items(200, seed).Where(item => Widened(item.Conditions) != item.Conditions).Take(40).ToImmutableArray();
        var firms = Enumerable.Range(0, Firms).Select(firm => MarketSample.Firm(firm, seed)).ToImmutableArray();
        var wider = market.Select(item => item with { Conditions = Widened(item.Conditions) }).ToImmutableArray();

        var (before, after) = (Outcomes(market, firms), Outcomes(wider, firms));

        Assert.NotEmpty(market);
        Assert.NotEqual(before, after);
        Assert.All(before.Zip(after), pair => Assert.True(pair.First != OutcomeKind.Eligible || pair.Second == OutcomeKind.Eligible, $"seed {seed}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_stricter_all_never_gains_a_firm(ulong seed)
    {
        var market = new RandomMarket(seed, Items, Firms);
        var stricter = market
            .Items.Select((item, place) => item with { Conditions = new AllOf([item.Conditions, market.Items[(place + 1) % Items].Conditions]) })
            .ToImmutableArray();

        var (before, after) = (Outcomes(market.Items, market.Firms), Outcomes(stricter, market.Firms));

        Assert.All(before.Zip(after), pair => Assert.True(Rank(pair.Second) <= Rank(pair.First), $"seed {seed}: {pair}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_parts_of_items_and_of_rows_changes_nothing(ulong seed)
    {
        var market = new RandomMarket(seed, Items, Firms);
        var turned = market.Items.Select(item => item with { Conditions = Turned(item.Conditions) }).Reverse().ToImmutableArray();
        var firms = market.Firms.Reverse().ToImmutableArray();

        Assert.Equal(Outcomes(market.Items, market.Firms), Outcomes(turned, firms).Reverse());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_double_negation_and_a_group_of_one_change_nothing(ulong seed)
    {
        var market = new RandomMarket(seed, Items, Firms);
        var wrapped = market
            .Items.Select(item => item with { Conditions = new Not(new AnyOf([new Not(new AllOf([item.Conditions]))])) })
            .ToImmutableArray();

        Assert.Equal(Outcomes(market.Items, market.Firms), Outcomes(wrapped, market.Firms));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Changed_rows_alone_give_what_a_full_run_gives(ulong seed)
    {
        var market = new RandomMarket(seed, Items, Firms);
        var changed = Enumerable.Range(0, Firms).Where(row => row % 9 == (int)(seed % 9)).ToList();
        var builder = FactTableBuilder.From(TableOf(market.Firms));
        foreach (var row in changed)
        {
            builder.OpenRow(row);
            builder.Fill(DerivedFacts.Complete(market.Firms[(row + 1) % Firms], RandomMarket.Catalog));
        }

        var tomorrow = builder.Build();
        var facts = Enumerable
            .Range(0, Firms)
            .Select(row => changed.Contains(row) ? market.Firms[(row + 1) % Firms] : market.Firms[row])
            .ToImmutableArray();
        var (full, alone) = (Outcomes(market.Items, facts), Outcomes(market.Items, [.. changed.Select(row => facts[row])]));

        Assert.Equal(full, Outcomes(market.Items, tomorrow));
        for (var item = 0; item < Items; item++)
        {
            Assert.Equal(changed.Select(row => full[(item * Firms) + row]), alone.Skip(item * changed.Count).Take(changed.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Two_tables_one_after_the_other_are_one_table(ulong seed)
    {
        var market = new RandomMarket(seed, 10, Firms);
        var names = RandomMarket.Catalog.All.Select(definition => definition.Name).ToList();
        var (first, second) = (new FactTableBuilder(RandomMarket.Catalog, names), new FactTableBuilder(RandomMarket.Catalog, names));
        var cut = (int)(seed * 53);
        foreach (var (row, facts) in market.Firms.Index())
        {
            (row < cut ? first : second).Add(facts);
        }

        first.Append(second);
        var joined = first.Build();

        Assert.Equal(Firms, joined.RowCount);
        for (var row = 0; row < Firms; row++)
        {
            Assert.Equal((IEnumerable<KeyValuePair<string, FactValue>>)FactRecognition.Of(market.Firms[row], RandomMarket.Catalog), joined.FactsOf(row));
        }
    }

    /// <summary>Item by item, row by row.</summary>
    private static OutcomeKind[] Outcomes(ImmutableArray<PolicyRule> items, ImmutableArray<Facts> firms) => Outcomes(items, TableOf(firms));

    private static OutcomeKind[] Outcomes(ImmutableArray<PolicyRule> items, FactTable table)
    {
        var plan = PlanCompiler.Compile(items, table.Catalog);
        using var result = plan.Match(plan.Encode(table));
        return
        [
            .. from item in Enumerable.Range(0, items.Length)
            from row in Enumerable.Range(0, table.RowCount)
            select result.OutcomeOf(new ItemIndex(item), new RowIndex(row)),
        ];
    }

    /// <summary>All columns, also those in which nothing is known.</summary>
    private static FactTable TableOf(ImmutableArray<Facts> firms)
    {
        var catalog = firms.Any(facts => facts["trade_sector"] is not null) ? MarketSample.Catalog : RandomMarket.Catalog;
        var builder = new FactTableBuilder(catalog, catalog.All.Select(definition => definition.Name), firms.Length);
        foreach (var facts in firms)
        {
            builder.Add(DerivedFacts.Complete(facts, catalog));
        }

        return builder.Build();
    }

    private static int Rank(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => 2,
            OutcomeKind.Unknown => 1,
            _ => 0,
        };

    /// <summary>Ranges twice as wide; nothing below a "not".</summary>
    private static Condition Widened(Condition condition) =>
        condition switch
        {
            AllOf all => new AllOf([.. all.Parts.Select(Widened)]),
            AnyOf any => new AnyOf([.. any.Parts.Select(Widened)]),
            Comparison { Value: RangeOperand { Low: LiteralOperand { Value: NumberFact low }, High: LiteralOperand { Value: NumberFact high } } } leaf =>
                leaf with
                {
                    Value = new RangeOperand(new LiteralOperand(new NumberFact(low.Value / 2)), new LiteralOperand(new NumberFact(high.Value * 2))),
                },
            _ => condition,
        };

    private static Condition Turned(Condition condition) =>
        condition switch
        {
            AllOf all => new AllOf([.. all.Parts.Select(Turned).Reverse()]),
            AnyOf any => new AnyOf([.. any.Parts.Select(Turned).Reverse()]),
            Not not => new Not(Turned(not.Part)),
            _ => condition,
        };
}
