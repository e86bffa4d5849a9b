using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolicyMarket.Rules.Plan;

/// <summary>Sixty-four bytes at a time; needs AVX-512 BW and VBMI2.</summary>
internal unsafe struct Avx512Kernels : IBlockKernels
{
    private const int Lane = 8; // words a vector

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512Vbmi2.IsSupported;

    public static void Missing<T>(T* codes, int words, ulong* missing)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            var none = Vector512.Create(T.MaxValue);
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var part = 0; part < sizeof(T); part++)
                {
                    bits |= Vector512.Equals(Vector512.Load(codes + (word * 64) + (part * Vector512<T>.Count)), none).ExtractMostSignificantBits() << (part * Vector512<T>.Count);
                }

                missing[word] = bits;
            }
        }
    }

    public static void Range<T>(T* codes, int words, T low, T width, ulong* missing, ulong certainMask, ulong possibleMask, ulong* slot)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            var (from, size) = (Vector512.Create(low), Vector512.Create(width));
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var part = 0; part < sizeof(T); part++)
                {
                    var place = Vector512.Load(codes + (word * 64) + (part * Vector512<T>.Count)) - from;
                    bits |= Vector512.LessThanOrEqual(place, size).ExtractMostSignificantBits() << (part * Vector512<T>.Count);
                }

                slot[word] = bits | (missing[word] & certainMask);
                slot[words + word] = bits | (missing[word] & possibleMask);
            }
        }
    }

    public static void Members(byte* codes, int words, byte* nibbles, ulong* missing, ulong certainMask, ulong possibleMask, ulong* slot)
    {
        unchecked
        {
            var below = Vector512.Create(Vector256.Create(Vector128.Load(nibbles), Vector128.Load(nibbles)), Vector256.Create(Vector128.Load(nibbles), Vector128.Load(nibbles)));
            var above = Vector512.Create(Vector256.Create(Vector128.Load(nibbles + 16), Vector128.Load(nibbles + 16)), Vector256.Create(Vector128.Load(nibbles + 16), Vector128.Load(nibbles + 16)));
            var powers = Vector512.Create(0x8040201008040201UL).AsByte();
            var nibble = Vector512.Create((byte)0x0F);
            for (var word = 0; word < words; word++)
            {
                var code = Vector512.Load(codes + (word * 64));
                var (low, high) = (code & nibble, (code.AsUInt16() >>> 4).AsByte() & nibble);
                var row = Vector512.ConditionalSelect(
                    Vector512.LessThan(code, Vector512.Create((byte)128)), Avx512BW.Shuffle(below, low), Avx512BW.Shuffle(above, low));
                var bits = ~Vector512.Equals(row & Avx512BW.Shuffle(powers, high), Vector512<byte>.Zero).ExtractMostSignificantBits();
                slot[word] = bits | (missing[word] & certainMask);
                slot[words + word] = bits | (missing[word] & possibleMask);
            }
        }
    }

    public static void Group(bool isAll, ulong* arena, int* slots, int count, int words, ulong* target)
    {
        unchecked
        {
            for (var word = 0; word < 2 * words; word += Lane)
            {
                var all = Vector512.Load(arena + slots[0] + word);
                for (var part = 1; part < count; part++)
                {
                    var one = Vector512.Load(arena + slots[part] + word);
                    all = isAll ? all & one : all | one;
                }

                all.Store(target + word);
            }
        }
    }

    public static void Item(ulong* arena, int* slots, int count, ulong* rows, int words, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            for (var word = 0; word < words; word += 2 * Lane)
            {
                var c0 = Vector512.Load(rows + word);
                var c1 = Vector512.Load(rows + word + Lane);
                var (p0, p1) = (c0, c1);
                for (var part = 0; part < count; part++)
                {
                    var slot = arena + slots[part] + word;
                    c0 &= Vector512.Load(slot);
                    c1 &= Vector512.Load(slot + Lane);
                    p0 &= Vector512.Load(slot + words);
                    p1 &= Vector512.Load(slot + words + Lane);
                }

                c0.Store(certain + word);
                c1.Store(certain + word + Lane);
                Vector512.AndNot(p0, c0).Store(unknown + word);
                Vector512.AndNot(p1, c1).Store(unknown + word + Lane);
            }
        }
    }

    public static byte* Emit(ulong* bits, int words, byte* to, out int count)
    {
        unchecked
        {
            var mask = (ulong*)to;
            to += words;
            var bytes = to;
            for (var word = 0; word < words; word += Lane)
            {
                var vector = Vector512.Load((byte*)(bits + word));
                var filled = ~Vector512.Equals(vector, Vector512<byte>.Zero);
                var present = filled.ExtractMostSignificantBits();
                *mask++ = present;
                Avx512Vbmi2.Compress(Vector512<byte>.Zero, filled, vector).Store(to);
                to += BitOperations.PopCount(present);
            }

            Unsafe.WriteUnaligned(to, 0UL);
            var sum = 0;
            for (var at = bytes; at < to; at += sizeof(ulong))
            {
                sum += BitOperations.PopCount(Unsafe.ReadUnaligned<ulong>(at));
            }

            count = sum;
            return to;
        }
    }
}
