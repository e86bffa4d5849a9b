using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Yes and no, one byte a row.</summary>
internal sealed class FlagColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private bool[] flags = [];

    public bool[] Flags => flags;

    public override void Set(int row, FactValue value) => Set(row, (value as BooleanFact ?? throw Misfit(value)).Value);

    public void Set(int row, bool value)
    {
        flags[row] = value;
        MarkKnown(row);
    }

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        Array.Resize(ref flags, rows);
    }

    public override FactColumn Clone() => Copied(new FlagColumn(Definition) { flags = [.. flags] });

    protected override void AppendValues(FactColumn other, int rows, int otherRows) =>
        ((FlagColumn)other).flags.AsSpan(0, otherRows).CopyTo(flags.AsSpan(rows));

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var other = ((FlagColumn)from).flags;
        for (var at = 0; at < rows.Length; at++)
        {
            flags[at] = other[rows[at]];
        }
    }

    protected override FactValue Value(int row) => new BooleanFact(flags[row]);
}
