using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Values that have no narrower column, such as lists of records; read by expressions only.</summary>
internal sealed class ObjectColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private FactValue?[] values = [];

    public override void Set(int row, FactValue value)
    {
        values[row] = value as ListFact ?? throw Misfit(value);
        MarkKnown(row);
    }

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        Array.Resize(ref values, rows);
    }

    public override FactColumn Clone() => Copied(new ObjectColumn(Definition) { values = [.. values] });

    protected override void AppendValues(FactColumn other, int rows, int otherRows) =>
        ((ObjectColumn)other).values.AsSpan(0, otherRows).CopyTo(values.AsSpan(rows));

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var other = (ObjectColumn)from;
        for (var at = 0; at < rows.Length; at++)
        {
            if (IsKnown(at))
            {
                Set(at, other.Value(rows[at]));
            }
        }
    }

    protected override FactValue Value(int row) =>
        values[row] ?? throw new InvalidOperationException($"Row {row} of {Definition.Name} is known without a value.");
}
