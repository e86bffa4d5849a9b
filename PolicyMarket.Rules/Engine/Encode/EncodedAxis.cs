using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>
/// The class numbers of all rows on one axis, one, two or four bytes each; the greatest number of the width stands for "not known", also behind the last row.
/// </summary>
internal sealed class EncodedAxis
{
    private const int MostSpare = 64;

    /// <summary>Memory of drafts that were measured: at every keystroke there is another, and fresh memory costs more than the encoding.</summary>
    private static readonly ConcurrentBag<AlignedBuffer<byte>> Spare = [];

    private EncodedAxis(int width, int paddedRows)
    {
        Width = width;
        var length = checked(paddedRows * Width);
        Codes = Spare.TryTake(out var spare) && spare.Length == length ? spare : new AlignedBuffer<byte>(length, isCleared: false);
    }

    /// <summary>Room for the codes of an axis of so many classes; what it holds is not cleared.</summary>
    public static EncodedAxis Of(int classes, int paddedRows) => new(CodeWidth.Of(classes), paddedRows);

    /// <summary>Bytes a row.</summary>
    public int Width { get; }

    /// <summary>Kernels walk it.</summary>
    public AlignedBuffer<byte> Codes { get; }

    /// <summary>Rows from first to before last; those behind rowCount are not known; without an encoder none is.</summary>
    public void Encode(AxisEncoder? encoder, int first, int last, int rowCount)
    {
        switch (Width)
        {
            case 1:
                Encode<byte>(encoder, first, last, rowCount);
                break;
            case 2:
                Encode<ushort>(encoder, first, last, rowCount);
                break;
            default:
                Encode<uint>(encoder, first, last, rowCount);
                break;
        }
    }

    /// <summary>Itself, or its rows in a longer one whose further rows are not known.</summary>
    public EncodedAxis Grown(int paddedRows)
    {
        if (Codes.Length == checked(paddedRows * Width))
        {
            return this;
        }

        var longer = new EncodedAxis(Width, paddedRows);
        longer.Codes.Span.Fill(byte.MaxValue);
        Codes.Span[..Math.Min(Codes.Length, longer.Codes.Length)].CopyTo(longer.Codes.Span);
        return longer;
    }

    /// <summary>Codes of the first rows of another of the same width to where these rows stand.</summary>
    public void Put(ReadOnlySpan<int> rows, EncodedAxis from)
    {
        var to = Codes.Span;
        var codes = from.Codes.Span;
        for (var place = 0; place < rows.Length; place++)
        {
            if (Width == 1)
            {
                to[rows[place]] = codes[place];
            }
            else
            {
                codes.Slice(place * Width, Width).CopyTo(to[(rows[place] * Width)..]);
            }
        }
    }

    /// <summary>The codes are not read again.</summary>
    public void GiveBack()
    {
        if (Spare.Count < MostSpare)
        {
            Spare.Add(Codes);
        }
    }

    /// <summary>-1 when it is not known.</summary>
    public int ClassOf(int row) =>
        Width switch
        {
            1 => Codes[row] == byte.MaxValue ? -1 : Codes[row],
            2 => At<ushort>(row) == ushort.MaxValue ? -1 : At<ushort>(row),
            _ => At<uint>(row) == uint.MaxValue ? -1 : checked((int)At<uint>(row)),
        };

    private T At<T>(int row)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Codes.Span)[row];

    private void Encode<T>(AxisEncoder? encoder, int first, int last, int rowCount)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var codes = MemoryMarshal.Cast<byte, T>(Codes.Span);
        var filled = encoder is null ? first : Math.Clamp(rowCount, first, last);
        encoder?.Encode(first, codes[first..filled]);
        codes[filled..last].Fill(T.MaxValue);
    }
}
