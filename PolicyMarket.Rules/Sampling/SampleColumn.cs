using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Sampling;

/// <summary>One attribute of the sample market: what firms have there and what items ask of it.</summary>
internal abstract class SampleColumn(AttributeDefinition definition)
{
    private const int Trials = 250;
    private const ulong TrialSeed = 2011;
    private const int LeastTrue = 9;
    private const int MostTrue = 96;

    public AttributeDefinition Definition { get; } = definition;

    public string Name => Definition.Name;

    /// <summary>Leaves that hold for between 9 % and 96 % of the firms; never empty.</summary>
    public IReadOnlyList<Comparison> Leaves { get; private set; } = [];

    /// <summary>Leaves whose negation holds that often.</summary>
    public IReadOnlyList<Comparison> Denials { get; private set; } = [];

    /// <summary>The value behind a cell's 64 random bits; the firm's size, 0 to 63, draws the sums of one firm together.</summary>
    public abstract FactValue ValueOf(ulong cell, int size);

    /// <summary>The same value into the current row.</summary>
    public abstract void Fill(FactTableBuilder builder, int column, ulong cell, int size);

    /// <summary>Everything that an item might ask, in a fixed order.</summary>
    protected abstract IEnumerable<Comparison> Candidates();

    /// <summary>Sorts the candidates by how often they hold.</summary>
    public SampleColumn Sorted(int place)
    {
        var trials = Enumerable.Range(0, Trials).Select(row => Facts.From(Known(SampleFirms.KeyOf(TrialSeed, row), place))).ToList();
        var counted = Candidates()
            .Distinct()
            .Select(leaf =>
                (
                    Leaf: leaf,
                    True: trials.Count(facts => ComparisonTruth.Of(leaf, facts) == Truth.True),
                    False: trials.Count(facts => ComparisonTruth.Of(leaf, facts) == Truth.False)
                )
            )
            .ToList();
        Leaves = [.. counted.Where(one => IsWanted(one.True)).Select(one => one.Leaf)];
        Denials = [.. counted.Where(one => IsWanted(one.False)).Select(one => one.Leaf)];
        return this;
    }

    protected Comparison Leaf(ComparisonOperator op, FactValue value) => new(Name, op, new LiteralOperand(value));

    protected Comparison Leaf(ComparisonOperator op, IEnumerable<FactValue> values) => new(Name, op, new ListOperand([.. values]));

    protected Comparison Range(FactValue low, FactValue high) =>
        new(Name, ComparisonOperator.Between, new RangeOperand(new LiteralOperand(low), new LiteralOperand(high)));

    private static bool IsWanted(int count) => count is >= Trials * LeastTrue / 100 and <= Trials * MostTrue / 100;

    private IEnumerable<KeyValuePair<string, FactValue>> Known(ulong firm, int place)
    {
        var cell = SampleFirms.CellOf(firm, place);
        if (!SampleFirms.IsMissing(cell))
        {
            yield return KeyValuePair.Create(Name, ValueOf(cell, SampleFirms.SizeOf(firm)));
        }
    }
}
