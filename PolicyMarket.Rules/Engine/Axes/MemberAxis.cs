using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Class 0: the set lacks the code; class 1: it holds it.</summary>
internal sealed class MemberAxis(string attribute, string code) : Axis(attribute)
{
    public override int Classes => 2;

    private string Code { get; } = code;

    public static ClassSet Held { get; } = ClassSet.Range(1, 2);

    /// <summary>-1, not known, when the code may be among members that were not recognised.</summary>
    public override int ClassOf(FactValue value) =>
        value is not SetFact set
            ? throw Misfit(value)
            : set.Holds(Code) switch
            {
                Truth.True => 1,
                Truth.False => 0,
                _ => -1,
            };

    public override bool IsSameAs(Axis other) => other is MemberAxis member && member.Attribute == Attribute && member.Code == Code;

    public override AxisEncoder EncoderOf(FactColumn column) =>
        column is SetColumn sets ? new TableEncoder(sets, sets.Ids, 0, [.. sets.Sets.Select(ClassOf)]) : throw Misfit(column);
}
