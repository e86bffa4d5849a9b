using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolicyMarket.Rules.Plan;

/// <summary>Thirty-two bytes at a time; needs AVX2 and BMI2.</summary>
internal unsafe struct Avx2Kernels : IBlockKernels
{
    private const int Lane = 4; // words a vector

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Bmi2.X64.IsSupported;

    public static void Missing<T>(T* codes, int words, ulong* missing)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            var none = Vector256.Create(T.MaxValue);
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var part = 0; part < 2 * sizeof(T); part++)
                {
                    bits |= (ulong)Vector256.Equals(Vector256.Load(codes + (word * 64) + (part * Vector256<T>.Count)), none).ExtractMostSignificantBits() << (part * Vector256<T>.Count);
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
            var (from, size) = (Vector256.Create(low), Vector256.Create(width));
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var part = 0; part < 2 * sizeof(T); part++)
                {
                    var place = Vector256.Load(codes + (word * 64) + (part * Vector256<T>.Count)) - from;
                    bits |= (ulong)Vector256.LessThanOrEqual(place, size).ExtractMostSignificantBits() << (part * Vector256<T>.Count);
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
            var below = Vector256.Create(Vector128.Load(nibbles), Vector128.Load(nibbles));
            var above = Vector256.Create(Vector128.Load(nibbles + 16), Vector128.Load(nibbles + 16));
            var powers = Vector256.Create(0x8040201008040201UL).AsByte();
            for (var word = 0; word < words; word++)
            {
                var bits = Found(codes + (word * 64), below, above, powers) | ((ulong)Found(codes + (word * 64) + 32, below, above, powers) << 32);
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
                var all = Vector256.Load(arena + slots[0] + word);
                for (var part = 1; part < count; part++)
                {
                    var one = Vector256.Load(arena + slots[part] + word);
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
                var c0 = Vector256.Load(rows + word);
                var c1 = Vector256.Load(rows + word + Lane);
                var (p0, p1) = (c0, c1);
                for (var part = 0; part < count; part++)
                {
                    var slot = arena + slots[part] + word;
                    c0 &= Vector256.Load(slot);
                    c1 &= Vector256.Load(slot + Lane);
                    p0 &= Vector256.Load(slot + words);
                    p1 &= Vector256.Load(slot + words + Lane);
                }

                c0.Store(certain + word);
                c1.Store(certain + word + Lane);
                Vector256.AndNot(p0, c0).Store(unknown + word);
                Vector256.AndNot(p1, c1).Store(unknown + word + Lane);
            }
        }
    }

    public static byte* Emit(ulong* bits, int words, byte* to, out int count)
    {
        unchecked
        {
            var mask = to;
            to += words;
            var sum = 0;
            for (var word = 0; word < words; word++)
            {
                var value = bits[word];
                sum += BitOperations.PopCount(value);
                // 0x80 in each byte that is not zero, without carries between bytes.
                var present = (((value & 0x7F7F7F7F7F7F7F7FUL) + 0x7F7F7F7F7F7F7F7FUL) | value) & 0x8080808080808080UL;
                mask[word] = (byte)Bmi2.X64.ParallelBitExtract(present, 0x8080808080808080UL);
                var whole = unchecked((present >> 7) * 0xFF);
                Unsafe.WriteUnaligned(to, Bmi2.X64.ParallelBitExtract(value, whole));
                to += BitOperations.PopCount(present);
            }

            count = sum;
            return to;
        }
    }

    private static uint Found(byte* codes, Vector256<byte> below, Vector256<byte> above, Vector256<byte> powers)
    {
        unchecked
        {
            var nibble = Vector256.Create((byte)0x0F);
            var code = Vector256.Load(codes);
            var (low, high) = (code & nibble, (code.AsUInt16() >>> 4).AsByte() & nibble);
            var row = Vector256.ConditionalSelect(
                Vector256.LessThan(code, Vector256.Create((byte)128)), Avx2.Shuffle(below, low), Avx2.Shuffle(above, low));
            return ~Vector256.Equals(row & Avx2.Shuffle(powers, high), Vector256<byte>.Zero).ExtractMostSignificantBits();
        }
    }
}
