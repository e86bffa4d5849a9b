using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Days between the first days that some leaf names; cuts rise, the class of a day is the number of cuts up to it.</summary>
internal sealed class DayAxis(string attribute, int[] cuts) : Axis(attribute)
{
    public override int Classes => Cuts.Length + 1;

    private int[] Cuts { get; } = cuts;

    /// <summary>Both days included.</summary>
    public ClassSet Between(int first, int last) => ClassSet.Range(Rank(first), Rank(last) + 1);

    public override int ClassOf(FactValue value) => value is DateFact day ? Rank(day.Value.DayNumber) : throw Misfit(value);

    public override bool IsSameAs(Axis other) => other is DayAxis day && day.Attribute == Attribute && day.Cuts.AsSpan().SequenceEqual(Cuts);

    public override AxisEncoder EncoderOf(FactColumn column) =>
        column is DayColumn days
            ? new TableEncoder(
                days,
                days.Days,
                days.First,
                days.First > days.Last ? [] : [.. Enumerable.Range(days.First, days.Last - days.First + 1).Select(Rank)]
            )
            : throw Misfit(column);

    private int Rank(int day)
    {
        var place = Array.BinarySearch(Cuts, day);
        return place >= 0 ? place + 1 : ~place;
    }
}
