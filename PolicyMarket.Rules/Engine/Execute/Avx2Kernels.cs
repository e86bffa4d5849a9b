using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>Thirty-two bytes at a time; needs AVX2 and BMI2.</summary>
internal unsafe struct Avx2Kernels : IBlockKernels
{
    private const int Lane = 4; // words a vector

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Bmi2.X64.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
                    bits |=
                        (ulong)Vector256.Equals(Vector256.Load(codes + (word * 64) + (part * Vector256<T>.Count)), none).ExtractMostSignificantBits()
                        << (part * Vector256<T>.Count);
                }

                missing[word] = bits;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Range<T>(T* codes, int words, T low, T width, ulong* added, ulong* bits)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            var (from, size) = (Vector256.Create(low), Vector256.Create(width));
            for (var word = 0; word < words; word++)
            {
                var found = added[word];
                for (var part = 0; part < 2 * sizeof(T); part++)
                {
                    var place = Vector256.Load(codes + (word * 64) + (part * Vector256<T>.Count)) - from;
                    found |= (ulong)Vector256.LessThanOrEqual(place, size).ExtractMostSignificantBits() << (part * Vector256<T>.Count);
                }

                bits[word] = found;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Cuts(byte* codes, int words, byte* limits, int count, ulong* bits)
    {
        unchecked
        {
            for (var end = limits + count; limits < end; limits++, bits += words)
            {
                var limit = Vector256.Create(*limits);
                for (var word = 0; word < words; word++)
                {
                    var (low, high) = (Vector256.Load(codes + (word * 64)), Vector256.Load(codes + (word * 64) + 32));
                    bits[word] =
                        Vector256.LessThan(low, limit).ExtractMostSignificantBits()
                        | ((ulong)Vector256.LessThan(high, limit).ExtractMostSignificantBits() << 32);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Odd(ulong* arena, int* terms, SlotStep* leaves, int count, int words)
    {
        unchecked
        {
            for (var leaf = leaves; leaf < leaves + count; leaf++)
            {
                var first = terms + leaf->First;
                var end = first + leaf->Count;
                for (var word = 0; word < words; word += 2 * Lane)
                {
                    var from = arena + word;
                    var (one, other) = (Vector256.Load(from + *first), Vector256.Load(from + *first + Lane));
                    for (var term = first + 1; term < end; term++)
                    {
                        one ^= Vector256.Load(from + *term);
                        other ^= Vector256.Load(from + *term + Lane);
                    }

                    one.Store(from + leaf->Place);
                    other.Store(from + leaf->Place + Lane);
                }
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
                var possible = Vector256.Load(arena + parts[0].Possible + word);
                var certain = Vector256.AndNot(possible, Vector256.Load(arena + parts[0].Uncertain + word));
                for (var part = 1; part < count; part++)
                {
                    var maybe = Vector256.Load(arena + parts[part].Possible + word);
                    var sure = Vector256.AndNot(maybe, Vector256.Load(arena + parts[part].Uncertain + word));
                    possible = isAll ? possible & maybe : possible | maybe;
                    certain = isAll ? certain & sure : certain | sure;
                }

                possible.Store(target + word);
                Vector256.AndNot(possible, certain).Store(target + words + word);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Item(ulong* arena, PartPlace* parts, int count, ulong* rows, int words, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var end = parts + count;
            var (any, word) = (false, 0);
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
    public static byte* Emit(ulong* certain, ulong* unknown, int words, byte* to, out ulong counts)
    {
        unchecked
        {
            var begin = to;
            var mask = to;
            to += words;
            counts = 0;
            for (var word = 0; word < words; word++)
            {
                var value = certain[word] | unknown[word];
                // 0x80 in each byte that is not zero, without carries between bytes.
                var present = (((value & 0x7F7F7F7F7F7F7F7FUL) + 0x7F7F7F7F7F7F7F7FUL) | value) & 0x8080808080808080UL;
                mask[word] = (byte)Bmi2.X64.ParallelBitExtract(present, 0x8080808080808080UL);
                Unsafe.WriteUnaligned(to, Bmi2.X64.ParallelBitExtract(value, (present >> 7) * 0xFF));
                to += BitOperations.PopCount(present);
                counts += (uint)BitOperations.PopCount(certain[word]) | ((ulong)BitOperations.PopCount(unknown[word]) << 32);
            }

            for (var word = 0; word < words; word++)
            {
                var whole = Bmi2.X64.ParallelBitDeposit(mask[word], 0x0101010101010101UL) * 0xFF;
                Unsafe.WriteUnaligned(to, Bmi2.X64.ParallelBitExtract(unknown[word], whole));
                to += BitOperations.PopCount(mask[word]);
            }

            return counts == 0 ? begin : to;
        }
    }

    public static byte* Write(
        ulong* arena,
        PartPlace* parts,
        int count,
        ulong* rows,
        int words,
        ulong* certain,
        ulong* unknown,
        byte* to,
        out ulong counts
    ) => IBlockKernels.WriteByStep<Avx2Kernels>(arena, parts, count, rows, words, certain, unknown, to, out counts);

    /// <summary>Four vectors of possible and of uncertain rows stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool ByFour(ulong* arena, PartPlace* parts, PartPlace* end, ulong* rows, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var p0 = Vector256.Load(rows);
            var p1 = Vector256.Load(rows + (1 * Lane));
            var p2 = Vector256.Load(rows + (2 * Lane));
            var p3 = Vector256.Load(rows + (3 * Lane));
            var (u0, u1, u2, u3) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (var part = parts; part < end; part++)
            {
                var possible = arena + part->Possible;
                var uncertain = arena + part->Uncertain;
                p0 &= Vector256.Load(possible);
                p1 &= Vector256.Load(possible + (1 * Lane));
                p2 &= Vector256.Load(possible + (2 * Lane));
                p3 &= Vector256.Load(possible + (3 * Lane));
                u0 |= Vector256.Load(uncertain);
                u1 |= Vector256.Load(uncertain + (1 * Lane));
                u2 |= Vector256.Load(uncertain + (2 * Lane));
                u3 |= Vector256.Load(uncertain + (3 * Lane));
            }

            var c0 = Vector256.AndNot(p0, u0);
            var c1 = Vector256.AndNot(p1, u1);
            var c2 = Vector256.AndNot(p2, u2);
            var c3 = Vector256.AndNot(p3, u3);
            p0 &= u0;
            p1 &= u1;
            p2 &= u2;
            p3 &= u3;
            c0.Store(certain);
            p0.Store(unknown);
            c1.Store(certain + (1 * Lane));
            p1.Store(unknown + (1 * Lane));
            c2.Store(certain + (2 * Lane));
            p2.Store(unknown + (2 * Lane));
            c3.Store(certain + (3 * Lane));
            p3.Store(unknown + (3 * Lane));
            return (c0 | c1 | c2 | c3 | p0 | p1 | p2 | p3) != Vector256<ulong>.Zero;
        }
    }

    /// <summary>Two vectors of possible and of uncertain rows stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool ByTwo(ulong* arena, PartPlace* parts, PartPlace* end, ulong* rows, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var p0 = Vector256.Load(rows);
            var p1 = Vector256.Load(rows + (1 * Lane));
            var (u0, u1) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (var part = parts; part < end; part++)
            {
                var possible = arena + part->Possible;
                var uncertain = arena + part->Uncertain;
                p0 &= Vector256.Load(possible);
                p1 &= Vector256.Load(possible + (1 * Lane));
                u0 |= Vector256.Load(uncertain);
                u1 |= Vector256.Load(uncertain + (1 * Lane));
            }

            var c0 = Vector256.AndNot(p0, u0);
            var c1 = Vector256.AndNot(p1, u1);
            p0 &= u0;
            p1 &= u1;
            c0.Store(certain);
            p0.Store(unknown);
            c1.Store(certain + (1 * Lane));
            p1.Store(unknown + (1 * Lane));
            return (c0 | c1 | p0 | p1) != Vector256<ulong>.Zero;
        }
    }
}
