using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>One class: known at all.</summary>
internal sealed class KnownAxis(string attribute) : Axis(attribute)
{
    public override int Classes => 1;

    public override int ClassOf(FactValue value) => 0;

    public override bool IsSameAs(Axis other) => other is KnownAxis && other.Attribute == Attribute;

    public override AxisEncoder EncoderOf(FactColumn column) => new KnownEncoder(column);

    private sealed class KnownEncoder(FactColumn column) : AxisEncoder(column)
    {
        protected override void Fill<T>(int firstRow, Span<T> codes) => codes.Clear();
    }
}
