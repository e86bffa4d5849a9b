using System.Numerics;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Plan;

/// <summary>One class: known at all.</summary>
internal sealed class KnownAxis(string attribute) : Axis(attribute)
{
    public override int Classes => 1;

    public override int ClassOf(FactValue value) => 0;

    protected override AxisEncoder Encoder(FactColumn column) => new KnownEncoder(column);

    private sealed class KnownEncoder(FactColumn column) : AxisEncoder
    {
        public override void Encode<T>(int firstRow, Span<T> codes)
        {
            var known = column.Known;
            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = IsKnown(known, firstRow + place) ? T.Zero : T.MaxValue;
            }
        }
    }
}
