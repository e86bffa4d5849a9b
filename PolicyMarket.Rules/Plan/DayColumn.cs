using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Plan;

/// <summary>Dates as day numbers.</summary>
internal sealed class DayColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private int[] days = [];

    public int[] Days => days;

    public override void Set(int row, FactValue value) => Set(row, (value as DateFact ?? throw Misfit(value)).Value);

    public void Set(int row, DateOnly day)
    {
        days[row] = day.DayNumber;
        MarkKnown(row);
    }

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        Array.Resize(ref days, rows);
    }

    public override FactColumn Clone() => Copied(new DayColumn(Definition) { days = [.. days] });

    protected override void AppendValues(FactColumn other, int rows, int otherRows) =>
        ((DayColumn)other).days.AsSpan(0, otherRows).CopyTo(days.AsSpan(rows));

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var other = ((DayColumn)from).days;
        for (var at = 0; at < rows.Length; at++)
        {
            days[at] = other[rows[at]];
        }
    }

    protected override FactValue Value(int row) => new DateFact(DateOnly.FromDayNumber(days[row]));
}
