using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// SipHash-2-4 with a key and a result of 128 bits (Aumasson and Bernstein, 2012): a keyed function for short messages. A million fact sheets are checked in
/// a night, and HMAC-SHA256 takes four times as long for each of them.
/// </summary>
internal static class SipHash
{
    /// <summary>Key and result as two little-endian words.</summary>
    public static (ulong Low, ulong High) Compute(ulong key0, ulong key1, ReadOnlySpan<byte> message)
    {
        var v0 = key0 ^ 0x736F_6D65_7073_6575;
        var v1 = key1 ^ 0x646F_7261_6E64_6F6D ^ 0xEE;
        var v2 = key0 ^ 0x6C79_6765_6E65_7261;
        var v3 = key1 ^ 0x7465_6462_7974_6573;
        var last = (ulong)(message.Length & 0xFF) << 56;
        for (; message.Length >= sizeof(ulong); message = message[sizeof(ulong)..])
        {
            Absorb(BinaryPrimitives.ReadUInt64LittleEndian(message), ref v0, ref v1, ref v2, ref v3);
        }

        for (var at = 0; at < message.Length; at++)
        {
            last |= (ulong)message[at] << (8 * at);
        }

        Absorb(last, ref v0, ref v1, ref v2, ref v3);
        v2 ^= 0xEE;
        var low = Finish(ref v0, ref v1, ref v2, ref v3);
        v1 ^= 0xDD;
        return (low, Finish(ref v0, ref v1, ref v2, ref v3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Absorb(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    private static ulong Finish(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        for (var round = 0; round < 4; round++)
        {
            Round(ref v0, ref v1, ref v2, ref v3);
        }

        return v0 ^ v1 ^ v2 ^ v3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        unchecked
        {
            v0 += v1;
            v2 += v3;
            v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
            v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
            v0 = BitOperations.RotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
            v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
            v2 = BitOperations.RotateLeft(v2, 32);
        }
    }
}
