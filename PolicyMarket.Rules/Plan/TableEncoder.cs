using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>Class by a small number: the day from the first day on, the number in a dictionary.</summary>
internal sealed class TableEncoder(FactColumn column, int[] numbers, int first, int[] classes) : AxisEncoder
{
    public override void Encode<T>(int firstRow, Span<T> codes)
    {
        var known = column.Known;
        var rows = numbers.AsSpan(firstRow, codes.Length);
        for (var place = 0; place < codes.Length; place++)
        {
            codes[place] = IsKnown(known, firstRow + place) ? T.CreateTruncating(classes[rows[place] - first]) : T.MaxValue;
        }
    }
}
