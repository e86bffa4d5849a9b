using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Plan;

/// <summary>Days between the first days that some leaf names; cuts rise, the class of a day is the number of cuts up to it.</summary>
internal sealed class DayAxis(string attribute, int[] cuts) : Axis(attribute)
{
    public override int Classes => Cuts.Length + 1;

    private int[] Cuts { get; } = cuts;

    /// <summary>Both days included.</summary>
    public ClassSet Between(int first, int last) => ClassSet.Range(Rank(first), Rank(last) + 1);

    public override int ClassOf(FactValue value) => value is DateFact day ? Rank(day.Value.DayNumber) : throw Misfit(value);

    public override bool IsSameAs(Axis other) => other is DayAxis day && day.Attribute == Attribute && day.Cuts.AsSpan().SequenceEqual(Cuts);

    public override AxisEncoder EncoderOf(FactColumn column)
    {
        if (column is not DayColumn days)
        {
            throw Misfit(column);
        }

        // Days of unknown rows are 0 or old: only those of known rows count.
        var (first, last) = (int.MaxValue, int.MinValue);
        for (var row = 0; row < days.Days.Length; row++)
        {
            if (days.IsKnown(row))
            {
                first = Math.Min(first, days.Days[row]);
                last = Math.Max(last, days.Days[row]);
            }
        }

        return new TableEncoder(days, days.Days, first, first > last ? [] : [.. Enumerable.Range(first, last - first + 1).Select(Rank)]);
    }

    private int Rank(int day)
    {
        var place = Array.BinarySearch(Cuts, day);
        return place >= 0 ? place + 1 : ~place;
    }
}
