using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>No row knows the attribute.</summary>
internal sealed class NothingEncoder : AxisEncoder
{
    public override void Encode<T>(int firstRow, Span<T> codes) => codes.Fill(T.MaxValue);
}
