using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolicyMarket.Rules.Plan;

/// <summary>The rank of whole numbers among rising cuts: how many of them are not greater. Cuts stand in groups of eight, one vector each, under eight pivots.</summary>
internal sealed class RankEncoder : AxisEncoder
{
    private const int Wide = 8;
    private readonly FactColumn column;
    private readonly long[] values;
    private readonly long[] cuts;
    private readonly long[] pivots;
    private readonly int always;

    public RankEncoder(FactColumn column, long[] values, long[] cuts, int always)
    {
        this.column = column;
        this.values = values;
        this.always = always;
        this.cuts = new long[(cuts.Length + Wide - 1) / Wide * Wide];
        cuts.CopyTo(this.cuts, 0);
        this.cuts.AsSpan(cuts.Length).Fill(long.MaxValue);
        pivots = [.. Enumerable.Range(0, this.cuts.Length / Wide).Select(group => this.cuts[group * Wide + Wide - 1])];
    }

    public override void Encode<T>(int firstRow, Span<T> codes)
    {
        var known = column.Known;
        var rows = values.AsSpan(firstRow, codes.Length);
        if (cuts.Length == 0)
        {
            var only = T.CreateTruncating(always);
            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = IsKnown(known, firstRow + place) ? only : T.MaxValue;
            }
        }
        else if (cuts.Length == Wide)
        {
            var vector = Vector512.Create(cuts);
            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = IsKnown(known, firstRow + place) ? T.CreateTruncating(Passed(vector, rows[place]) + always) : T.MaxValue;
            }
        }
        else
        {
            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = IsKnown(known, firstRow + place) ? T.CreateTruncating(Rank(rows[place]) + always) : T.MaxValue;
            }
        }
    }

    private static int Passed(Vector512<long> cuts, long value) =>
        BitOperations.PopCount(Vector512.LessThanOrEqual(cuts, Vector512.Create(value)).ExtractMostSignificantBits());

    private int Rank(long value)
    {
        // Groups whose last cut is passed are passed whole; the next one is counted.
        var group = 0;
        if (pivots.Length <= 32)
        {
            foreach (var pivot in pivots)
            {
                group += pivot <= value ? 1 : 0;
            }
        }
        else
        {
            var place = Array.BinarySearch(pivots, value);
            group = place < 0 ? ~place : After(place, value);
        }

        return group == pivots.Length
            ? cuts.Length
            : (group * Wide) + Passed(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(cuts), (nuint)(group * Wide)), value);
    }

    /// <summary>Cuts are distinct except for the filling at the end.</summary>
    private int After(int place, long value)
    {
        while (place < pivots.Length && pivots[place] <= value)
        {
            place++;
        }

        return place;
    }
}
