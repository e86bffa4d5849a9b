using System.Runtime.CompilerServices;

namespace PolicyMarket.Data.Store.Codec;

/// <summary>Whole numbers in seven-bit groups, the low ones first; the high bit says that more follow.</summary>
internal static class Varint
{
    /// <summary>The most bytes that one number takes.</summary>
    public const int Most = 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> to, ulong value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            to[at++] = unchecked((byte)(value | 0x80));
            value >>= 7;
        }

        to[at++] = unchecked((byte)value);
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> from, ref int at)
    {
        ulong value = from[at++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; shift < 70; shift += 7)
        {
            ulong next = from[at++];
            value |= unchecked((next & 0x7F) << shift);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException($"A number before byte {at} does not end.");
    }

    /// <summary>Small numbers of either sign become small ones: 0, -1, 1, -2 are 0, 1, 2, 3.</summary>
    public static ulong Fold(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    public static long Unfold(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));
}
