using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Sets of codes by number in a dictionary of those that occur.</summary>
internal sealed class SetColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private readonly Dictionary<SetFact, int> bySet = [];
    private readonly List<SetFact> sets = [];
    private int[] ids = [];

    public int[] Ids => ids;

    /// <summary>The set of each number.</summary>
    public IReadOnlyList<SetFact> Sets => sets;

    public override void Set(int row, FactValue value) => Set(row, value as SetFact ?? throw Misfit(value));

    public void Set(int row, SetFact given)
    {
        if (!bySet.TryGetValue(given, out var id))
        {
            id = Recognised(given);
        }

        ids[row] = id;
        MarkKnown(row);
    }

    public override bool HasPartial => sets.Exists(set => set.IsPartial);

    public override bool IsWhole(int row) => IsKnown(row) && !sets[ids[row]].IsPartial;

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        Array.Resize(ref ids, rows);
    }

    public override FactColumn Clone()
    {
        var copy = Copied(new SetColumn(Definition) { ids = [.. ids] });
        foreach (var set in sets)
        {
            copy.Add(set);
        }

        return copy;
    }

    protected override void AppendValues(FactColumn other, int rows, int otherRows)
    {
        var from = (SetColumn)other;
        int[] renumbered = [.. from.sets.Select(set => bySet.TryGetValue(set, out var id) ? id : Add(set)), 0];
        for (var row = 0; row < otherRows; row++)
        {
            ids[rows + row] = renumbered[from.ids[row]];
        }
    }

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var other = (SetColumn)from;
        for (var at = 0; at < rows.Length; at++)
        {
            if (IsKnown(at))
            {
                Set(at, other.sets[other.ids[rows[at]]]);
            }
        }
    }

    protected override FactValue Value(int row) => sets[ids[row]];

    private int Recognised(SetFact given)
    {
        var set = FactRecognition.Of(given, Definition) as SetFact ?? throw Misfit(given);
        var id = bySet.TryGetValue(set, out var known) ? known : Add(set);
        bySet.TryAdd(given, id);
        return id;
    }

    private int Add(SetFact set)
    {
        var id = sets.Count;
        sets.Add(set);
        bySet.Add(set, id);
        return id;
    }
}
