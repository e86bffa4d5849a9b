using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Dates as day numbers.</summary>
internal sealed class DayColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private int[] days = [];

    public int[] Days => days;

    /// <summary>No known day is earlier; greater than <see cref="Last"/> when none was ever known.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>No known day is later.</summary>
    public int Last { get; private set; } = int.MinValue;

    public override void Set(int row, FactValue value) => Set(row, (value as DateFact ?? throw Misfit(value)).Value);

    public void Set(int row, DateOnly day)
    {
        days[row] = day.DayNumber;
        Reach(day.DayNumber, day.DayNumber);
        MarkKnown(row);
    }

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        Array.Resize(ref days, rows);
    }

    public override FactColumn Clone() =>
        Copied(
            new DayColumn(Definition)
            {
                days = [.. days],
                First = First,
                Last = Last,
            }
        );

    protected override void AppendValues(FactColumn other, int rows, int otherRows)
    {
        var from = (DayColumn)other;
        from.days.AsSpan(0, otherRows).CopyTo(days.AsSpan(rows));
        Reach(from.First, from.Last);
    }

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var other = (DayColumn)from;
        Reach(other.First, other.Last);
        for (var at = 0; at < rows.Length; at++)
        {
            days[at] = other.days[rows[at]];
        }
    }

    protected override FactValue Value(int row) => new DateFact(DateOnly.FromDayNumber(days[row]));

    private void Reach(int first, int last) => (First, Last) = (Math.Min(First, first), Math.Max(Last, last));
}
