using System.Runtime.InteropServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Class 0: no; class 1: yes.</summary>
internal sealed class FlagAxis(string attribute) : Axis(attribute)
{
    public override int Classes => 2;

    public static ClassSet Of(bool wanted) => wanted ? ClassSet.Range(1, 2) : ClassSet.Range(0, 1);

    public override int ClassOf(FactValue value) =>
        value is BooleanFact flag
            ? flag.Value
                ? 1
                : 0
            : throw Misfit(value);

    public override bool IsSameAs(Axis other) => other is FlagAxis && other.Attribute == Attribute;

    public override AxisEncoder EncoderOf(FactColumn column) => column is FlagColumn flags ? new FlagEncoder(flags) : throw Misfit(column);

    private sealed class FlagEncoder(FlagColumn column) : AxisEncoder(column)
    {
        protected override void Fill<T>(int firstRow, Span<T> codes)
        {
            var flags = column.Flags.AsSpan(firstRow, codes.Length);
            if (typeof(T) == typeof(byte))
            {
                // A yes is the byte 1 already.
                MemoryMarshal.AsBytes(flags).CopyTo(MemoryMarshal.AsBytes(codes));
                return;
            }

            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = flags[place] ? T.One : T.Zero;
            }
        }
    }
}
