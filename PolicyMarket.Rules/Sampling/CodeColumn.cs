using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Codes by weight; items name one, several, or subtrees where the codes form a tree.</summary>
internal sealed class CodeColumn : SampleColumn
{
    private const int Draws = 200;
    private const ulong LeafSeed = 4754;

    private readonly ImmutableArray<TextFact> values;
    private readonly int[] upTo;
    private readonly ImmutableArray<TextFact> ancestors;

    /// <summary>Ancestors: the nodes that items may name with "under"; empty where there is no tree.</summary>
    public CodeColumn(AttributeDefinition definition, IReadOnlyList<(string Code, int Weight)> codes, IReadOnlyList<string> ancestors)
        : base(definition)
    {
        values = [.. codes.Select(one => new TextFact(one.Code))];
        this.ancestors = [.. ancestors.Select(code => new TextFact(code))];
        upTo = new int[codes.Count];
        var sum = 0;
        foreach (var (place, one) in codes.Index())
        {
            upTo[place] = sum += one.Weight;
        }
    }

    public override FactValue ValueOf(ulong cell, int size) => values[PlaceOf(cell)];

    public override void Fill(FactTableBuilder builder, int column, ulong cell, int size) => builder.SetText(column, values[PlaceOf(cell)].Value);

    protected override IEnumerable<Comparison> Candidates() => ancestors.IsEmpty ? OfList() : OfTree();

    private int PlaceOf(ulong cell)
    {
        var found = Array.BinarySearch(upTo, SampleFirms.ScaledTo(cell, upTo[^1]) + 1);
        return found >= 0 ? found : ~found;
    }

    private IEnumerable<Comparison> OfList()
    {
        foreach (var value in values)
        {
            yield return Leaf(ComparisonOperator.Equal, value);
            yield return Leaf(ComparisonOperator.NotEqual, value);
        }

        // Every set of two or more where there are few codes, in the order of the bits.
        for (var set = 3; set < 1 << Math.Min(values.Length, 8); set++)
        {
            if (int.PopCount(set) is >= 2 and <= 4)
            {
                var members = values.Where((_, place) => place < 8 && (set >> place & 1) == 1).ToList();
                yield return Leaf(ComparisonOperator.In, members);
                yield return Leaf(ComparisonOperator.NotIn, members);
            }
        }
    }

    /// <summary>A list names no place inside another that it names.</summary>
    private IEnumerable<FactValue> Widest(List<FactValue> members) =>
        members
            .Distinct()
            .Where(one =>
                !members.Exists(other =>
                    !other.Equals(one) && ComparisonTruth.Of(Leaf(ComparisonOperator.Under, other), Facts.Empty.With(Name, one)) == Truth.True
                )
            );

    private IEnumerable<Comparison> OfTree()
    {
        foreach (var ancestor in ancestors)
        {
            yield return Leaf(ComparisonOperator.Under, ancestor);
        }

        var random = new SampleRandom(LeafSeed);
        for (var draw = 0; draw < Draws; draw++)
        {
            var members = new List<FactValue>();
            for (var left = random.Between(2, 24); left > 0; left--)
            {
                members.Add(random.Pick(ancestors));
            }

            yield return Leaf(ComparisonOperator.Under, Widest(members));
        }
    }
}
