using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolicyMarket.Rules.Plan;

/// <summary>Sixty-four bytes at a time; needs AVX-512 BW, VBMI and VBMI2.</summary>
internal unsafe struct Avx512Kernels : IBlockKernels
{
    private const int Lane = 8; // words a vector

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512Vbmi.IsSupported && Avx512Vbmi2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Range<T>(T* codes, int words, T low, T width, ulong* bits)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            var from = Vector512.Create(low);
            var size = Vector512.Create(width);
            if (sizeof(T) == 1)
            {
                // Two words at a time: words is even.
                for (var end = bits + words; bits < end; bits += 2, codes += 128)
                {
                    var one = Vector512.Load(codes) - from;
                    var other = Vector512.Load(codes + 64) - from;
                    bits[0] = Vector512.LessThanOrEqual(one, size).ExtractMostSignificantBits();
                    bits[1] = Vector512.LessThanOrEqual(other, size).ExtractMostSignificantBits();
                }

                return;
            }

            for (var word = 0; word < words; word++)
            {
                var found = 0UL;
                for (var part = 0; part < sizeof(T); part++)
                {
                    var place = Vector512.Load(codes + (word * 64) + (part * Vector512<T>.Count)) - from;
                    found |= Vector512.LessThanOrEqual(place, size).ExtractMostSignificantBits() << (part * Vector512<T>.Count);
                }

                bits[word] = found;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Members(byte* codes, int words, byte* nibbles, byte* bytes, ulong* bits)
    {
        unchecked
        {
            if (bytes is not null)
            {
                // Seven bits choose one of 128 bytes.
                var (first, second) = (Vector512.Load(bytes), Vector512.Load(bytes + 64));
                for (var word = 0; word < words; word++)
                {
                    bits[word] = Avx512Vbmi.PermuteVar64x8x2(first, Vector512.Load(codes + (word * 64)), second).ExtractMostSignificantBits();
                }

                return;
            }

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
                var found = ~Vector512.Equals(row & Avx512BW.Shuffle(powers, high), Vector512<byte>.Zero).ExtractMostSignificantBits();
                bits[word] = found;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Group(bool isAll, ulong* arena, PartPlace* parts, int count, int words, ulong* target)
    {
        unchecked
        {
            for (var word = 0; word < words; word += Lane)
            {
                var certain = Vector512.Load(arena + parts[0].Certain + word);
                var possible = certain | Vector512.Load(arena + parts[0].Added + word);
                for (var part = 1; part < count; part++)
                {
                    var sure = Vector512.Load(arena + parts[part].Certain + word);
                    var maybe = sure | Vector512.Load(arena + parts[part].Added + word);
                    certain = isAll ? certain & sure : certain | sure;
                    possible = isAll ? possible & maybe : possible | maybe;
                }

                certain.Store(target + word);
                possible.Store(target + words + word);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Item(ulong* arena, PartPlace* parts, int count, ulong* rows, int words, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var end = parts + count;
            var (any, word) = (0, 0);
            for (; word <= words - (4 * Lane); word += 4 * Lane)
            {
                any |= ByFour(arena + word, parts, end, rows + word, certain + word, unknown + word);
            }

            for (; word < words; word += 2 * Lane)
            {
                any |= ByTwo(arena + word, parts, end, rows + word, certain + word, unknown + word);
            }

            return any;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte* Emit(ulong* bits, int words, byte* to, out int count)
    {
        unchecked
        {
            var mask = (ulong*)to;
            to += words;
            var sums = Vector512<ulong>.Zero;
            for (var word = 0; word < words; word += 2 * Lane)
            {
                var v0 = Vector512.Load((byte*)(bits + word));
                var v1 = Vector512.Load((byte*)(bits + word + Lane));
                var f0 = Vector512.GreaterThan(v0, Vector512<byte>.Zero);
                var f1 = Vector512.GreaterThan(v1, Vector512<byte>.Zero);
                var (m0, m1) = (f0.ExtractMostSignificantBits(), f1.ExtractMostSignificantBits());
                mask[0] = m0;
                mask[1] = m1;
                mask += 2;
                var next = to + BitOperations.PopCount(m0);
                Avx512Vbmi2.Compress(Vector512<byte>.Zero, f0, v0).Store(to);
                Avx512Vbmi2.Compress(Vector512<byte>.Zero, f1, v1).Store(next);
                to = next + BitOperations.PopCount(m1);
                sums += Avx512BW.SumAbsoluteDifferences(Ones(v0) + Ones(v1), Vector512<byte>.Zero).AsUInt64();
            }

            count = (int)Vector512.Sum(sums);
            return to;
        }
    }

    /// <summary>How many bits of each byte are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Ones(Vector512<byte> bytes)
    {
        // By nibble, 0 to 15, in each of the four lanes.
        var counts = Vector512.Create(0x0302020102010100UL, 0x0403030203020201UL, 0x0302020102010100UL, 0x0403030203020201UL, 0x0302020102010100UL, 0x0403030203020201UL, 0x0302020102010100UL, 0x0403030203020201UL).AsByte();
        var nibble = Vector512.Create((byte)0x0F);
        return Avx512BW.Shuffle(counts, bytes & nibble) + Avx512BW.Shuffle(counts, (bytes.AsUInt16() >>> 4).AsByte() & nibble);
    }

    /// <summary>Four vectors of certain and of possible rows stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ByFour(ulong* arena, PartPlace* parts, PartPlace* end, ulong* rows, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var c0 = Vector512.Load(rows);
            var c1 = Vector512.Load(rows + (1 * Lane));
            var c2 = Vector512.Load(rows + (2 * Lane));
            var c3 = Vector512.Load(rows + (3 * Lane));
            var (p0, p1, p2, p3) = (c0, c1, c2, c3);
            for (var part = parts; part < end; part++)
            {
                var sure = arena + part->Certain;
                var added = arena + part->Added;
                var s0 = Vector512.Load(sure);
                var s1 = Vector512.Load(sure + (1 * Lane));
                var s2 = Vector512.Load(sure + (2 * Lane));
                var s3 = Vector512.Load(sure + (3 * Lane));
                p0 &= s0 | Vector512.Load(added);
                p1 &= s1 | Vector512.Load(added + (1 * Lane));
                p2 &= s2 | Vector512.Load(added + (2 * Lane));
                p3 &= s3 | Vector512.Load(added + (3 * Lane));
                c0 &= s0;
                c1 &= s1;
                c2 &= s2;
                c3 &= s3;
            }

            p0 = Vector512.AndNot(p0, c0);
            p1 = Vector512.AndNot(p1, c1);
            p2 = Vector512.AndNot(p2, c2);
            p3 = Vector512.AndNot(p3, c3);
            c0.Store(certain);
            p0.Store(unknown);
            c1.Store(certain + (1 * Lane));
            p1.Store(unknown + (1 * Lane));
            c2.Store(certain + (2 * Lane));
            p2.Store(unknown + (2 * Lane));
            c3.Store(certain + (3 * Lane));
            p3.Store(unknown + (3 * Lane));
            return (c0 | c1 | c2 | c3) != Vector512<ulong>.Zero
                ? RowSets.HasEligible | ((p0 | p1 | p2 | p3) != Vector512<ulong>.Zero ? RowSets.HasUnknown : 0)
                : (p0 | p1 | p2 | p3) != Vector512<ulong>.Zero ? RowSets.HasUnknown : 0;
        }
    }

    /// <summary>Two vectors of certain and of possible rows stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ByTwo(ulong* arena, PartPlace* parts, PartPlace* end, ulong* rows, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var c0 = Vector512.Load(rows);
            var c1 = Vector512.Load(rows + (1 * Lane));
            var (p0, p1) = (c0, c1);
            for (var part = parts; part < end; part++)
            {
                var sure = arena + part->Certain;
                var added = arena + part->Added;
                var s0 = Vector512.Load(sure);
                var s1 = Vector512.Load(sure + (1 * Lane));
                p0 &= s0 | Vector512.Load(added);
                p1 &= s1 | Vector512.Load(added + (1 * Lane));
                c0 &= s0;
                c1 &= s1;
            }

            p0 = Vector512.AndNot(p0, c0);
            p1 = Vector512.AndNot(p1, c1);
            c0.Store(certain);
            p0.Store(unknown);
            c1.Store(certain + (1 * Lane));
            p1.Store(unknown + (1 * Lane));
            return (c0 | c1) != Vector512<ulong>.Zero
                ? RowSets.HasEligible | ((p0 | p1) != Vector512<ulong>.Zero ? RowSets.HasUnknown : 0)
                : (p0 | p1) != Vector512<ulong>.Zero ? RowSets.HasUnknown : 0;
        }
    }
}
