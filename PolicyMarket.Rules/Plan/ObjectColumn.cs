using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Plan;

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

    protected override void AppendValues(FactColumn other, int rows, int otherRows) => ((ObjectColumn)other).values.AsSpan(0, otherRows).CopyTo(values.AsSpan(rows));

    protected override void Take(int row, FactColumn from, int fromRow) => Set(row, ((ObjectColumn)from).Value(fromRow));

    protected override FactValue Value(int row) => values[row] ?? throw new InvalidOperationException($"Row {row} of {Definition.Name} is known without a value.");
}
