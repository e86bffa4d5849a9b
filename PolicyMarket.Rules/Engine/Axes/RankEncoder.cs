using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>
/// The rank of whole numbers among rising cuts: how many of them are not greater. Few cuts are asked one after the other for eight rows at once; many stand in
/// groups of eight under pivots.
/// </summary>
internal sealed class RankEncoder : AxisEncoder
{
    private const int Wide = 8;
    private const int Few = 12;
    private readonly long[] values;
    private readonly long[] few;
    private readonly long[] cuts;
    private readonly long[] pivots;
    private readonly int always;

    public RankEncoder(FactColumn column, long[] values, long[] cuts, int always)
        : base(column)
    {
        this.values = values;
        this.always = always;
        few = cuts;
        this.cuts = Padded(cuts);
        pivots = Padded([.. Enumerable.Range(0, this.cuts.Length / Wide).Select(group => this.cuts[group * Wide + Wide - 1])]);
    }

    protected override void Fill<T>(int firstRow, Span<T> codes)
    {
        var rows = values.AsSpan(firstRow, codes.Length);
        var place = 0;
        if (few.Length <= Few)
        {
            for (; place <= codes.Length - Wide; place += Wide)
            {
                Store(Passed(Vector512.Create<long>(rows[place..])), codes[place..]);
            }
        }

        for (; place < codes.Length; place++)
        {
            codes[place] = T.CreateTruncating(Rank(rows[place]) + always);
        }
    }

    private static long[] Padded(long[] rising)
    {
        var padded = new long[(rising.Length + Wide - 1) / Wide * Wide];
        rising.CopyTo(padded, 0);
        padded.AsSpan(rising.Length).Fill(long.MaxValue);
        return padded;
    }

    private static void Store<T>(Vector512<long> ranks, Span<T> codes)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte) && Avx512F.IsSupported)
        {
            MemoryMarshal.Write(MemoryMarshal.AsBytes(codes), Avx512F.ConvertToVector128Byte(ranks).AsUInt64().ToScalar());
            return;
        }

        for (var row = 0; row < Wide; row++)
        {
            codes[row] = T.CreateTruncating(ranks[row]);
        }
    }

    private static int CountUpTo(long[] rising, int first, Vector512<long> value) =>
        BitOperations.PopCount(
            Vector512
                .LessThanOrEqual(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(rising), (nuint)first), value)
                .ExtractMostSignificantBits()
        );

    private Vector512<long> Passed(Vector512<long> rows)
    {
        var ranks = Vector512.Create((long)always);
        foreach (var cut in few)
        {
            ranks -= Vector512.GreaterThanOrEqual(rows, Vector512.Create(cut));
        }

        return ranks;
    }

    /// <summary>Groups whose last cut is passed are passed whole; the next one is counted. Mantissas stay below the filling.</summary>
    private int Rank(long number)
    {
        var value = Vector512.Create(number);
        var group = 0;
        for (var first = 0; first < pivots.Length; first += Wide)
        {
            var passed = CountUpTo(pivots, first, value);
            group += passed;
            if (passed < Wide)
            {
                break;
            }
        }

        return group * Wide >= cuts.Length ? few.Length : (group * Wide) + CountUpTo(cuts, group * Wide, value);
    }
}
