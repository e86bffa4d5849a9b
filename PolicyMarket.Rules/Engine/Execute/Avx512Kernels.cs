using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Execute;

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
                    bits |=
                        Vector512.Equals(Vector512.Load(codes + (word * 64) + (part * Vector512<T>.Count)), none).ExtractMostSignificantBits()
                        << (part * Vector512<T>.Count);
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
            var from = Vector512.Create(low);
            var size = Vector512.Create(width);
            for (var word = 0; word < words; word++)
            {
                var found = added[word];
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
    public static void Cuts(byte* codes, int words, byte* limits, int count, ulong* bits)
    {
        unchecked
        {
            for (var end = limits + count; limits < end; limits += AxisCuts.AtOnce, bits += AxisCuts.AtOnce * words)
            {
                var (first, second) = (Vector512.Create(limits[0]), Vector512.Create(limits[1]));
                var (third, fourth) = (Vector512.Create(limits[2]), Vector512.Create(limits[3]));
                for (var word = 0; word < words; word++)
                {
                    var code = Vector512.Load(codes + (word * 64));
                    bits[word] = Vector512.LessThan(code, first).ExtractMostSignificantBits();
                    bits[word + words] = Vector512.LessThan(code, second).ExtractMostSignificantBits();
                    bits[word + (2 * words)] = Vector512.LessThan(code, third).ExtractMostSignificantBits();
                    bits[word + (3 * words)] = Vector512.LessThan(code, fourth).ExtractMostSignificantBits();
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
                    var (one, other) = (Vector512.Load(from + *first), Vector512.Load(from + *first + Lane));
                    for (var term = first + 1; term < end; term++)
                    {
                        one ^= Vector512.Load(from + *term);
                        other ^= Vector512.Load(from + *term + Lane);
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
                var possible = Vector512.Load(arena + parts[0].Possible + word);
                var certain = Vector512.AndNot(possible, Vector512.Load(arena + parts[0].Uncertain + word));
                for (var part = 1; part < count; part++)
                {
                    var maybe = Vector512.Load(arena + parts[part].Possible + word);
                    var sure = Vector512.AndNot(maybe, Vector512.Load(arena + parts[part].Uncertain + word));
                    possible = isAll ? possible & maybe : possible | maybe;
                    certain = isAll ? certain & sure : certain | sure;
                }

                possible.Store(target + word);
                Vector512.AndNot(possible, certain).Store(target + words + word);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Item(ulong* arena, PartPlace* parts, int count, ulong* rows, int words, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var end = parts + count;
            var any = false;
            for (var word = 0; word < words; word += 2 * Lane)
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
            var mask = (ulong*)to;
            var length = 0;
            for (var word = 0; word < words; word += Lane)
            {
                mask[word / Lane] = Vector512
                    .GreaterThan((Vector512.Load(certain + word) | Vector512.Load(unknown + word)).AsByte(), Vector512<byte>.Zero)
                    .ExtractMostSignificantBits();
                length += BitOperations.PopCount(mask[word / Lane]);
            }

            to += words;
            var sums = Vector512<ulong>.Zero;
            for (var word = 0; word < words; word += Lane)
            {
                var (sure, unsure) = (Vector512.Load(certain + word), Vector512.Load(unknown + word));
                var all = (sure | unsure).AsByte();
                var found = Vector512.GreaterThan(all, Vector512<byte>.Zero);
                Avx512Vbmi2.Compress(Vector512<byte>.Zero, found, all).Store(to);
                to += BitOperations.PopCount(mask[word / Lane]);
                sums += Sums(Ones(sure.AsByte()), Ones(unsure.AsByte()));
            }

            for (var word = 0; word < words; word += Lane)
            {
                var unsure = Vector512.Load(unknown + word);
                var found = Vector512.GreaterThan((Vector512.Load(certain + word) | unsure).AsByte(), Vector512<byte>.Zero);
                Avx512Vbmi2.Compress(Vector512<byte>.Zero, found, unsure.AsByte()).Store(to);
                to += BitOperations.PopCount(mask[word / Lane]);
            }

            counts = Vector512.Sum(sums);
            return length == 0 ? begin : to;
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
    ) =>
        words == 4 * Lane
            ? WriteFour(arena, parts, parts + count, rows, to, out counts)
            : IBlockKernels.WriteByStep<Avx512Kernels>(arena, parts, count, rows, words, certain, unknown, to, out counts);

    /// <summary>Block of 32 words: nothing of an item leaves the registers but its row set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte* WriteFour(ulong* arena, PartPlace* parts, PartPlace* end, ulong* rows, byte* to, out ulong counts)
    {
        unchecked
        {
            var p0 = Vector512.Load(rows);
            var p1 = Vector512.Load(rows + (1 * Lane));
            var p2 = Vector512.Load(rows + (2 * Lane));
            var p3 = Vector512.Load(rows + (3 * Lane));
            var (u0, u1, u2, u3) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            for (var part = parts; part < end; part++)
            {
                var possible = arena + part->Possible;
                var uncertain = arena + part->Uncertain;
                p0 &= Vector512.Load(possible);
                p1 &= Vector512.Load(possible + (1 * Lane));
                p2 &= Vector512.Load(possible + (2 * Lane));
                p3 &= Vector512.Load(possible + (3 * Lane));
                u0 |= Vector512.Load(uncertain);
                u1 |= Vector512.Load(uncertain + (1 * Lane));
                u2 |= Vector512.Load(uncertain + (2 * Lane));
                u3 |= Vector512.Load(uncertain + (3 * Lane));
            }

            var (f0, f1) = (Vector512.GreaterThan(p0.AsByte(), Vector512<byte>.Zero), Vector512.GreaterThan(p1.AsByte(), Vector512<byte>.Zero));
            var (f2, f3) = (Vector512.GreaterThan(p2.AsByte(), Vector512<byte>.Zero), Vector512.GreaterThan(p3.AsByte(), Vector512<byte>.Zero));
            var (m0, m1) = (f0.ExtractMostSignificantBits(), f1.ExtractMostSignificantBits());
            var (m2, m3) = (f2.ExtractMostSignificantBits(), f3.ExtractMostSignificantBits());
            if ((m0 | m1 | m2 | m3) == 0)
            {
                counts = 0;
                return to;
            }

            var mask = (ulong*)to;
            (mask[0], mask[1], mask[2], mask[3]) = (m0, m1, m2, m3);
            long n0 = BitOperations.PopCount(m0);
            var n1 = n0 + BitOperations.PopCount(m1);
            var n2 = n1 + BitOperations.PopCount(m2);
            var n3 = n2 + BitOperations.PopCount(m3);
            to += 4 * Lane;
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f0, p0.AsByte()).Store(to);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f1, p1.AsByte()).Store(to + n0);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f2, p2.AsByte()).Store(to + n1);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f3, p3.AsByte()).Store(to + n2);
            to += n3;
            u0 &= p0;
            u1 &= p1;
            u2 &= p2;
            u3 &= p3;
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f0, u0.AsByte()).Store(to);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f1, u1.AsByte()).Store(to + n0);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f2, u2.AsByte()).Store(to + n1);
            Avx512Vbmi2.Compress(Vector512<byte>.Zero, f3, u3.AsByte()).Store(to + n2);
            var all = (Ones(p0.AsByte()) + Ones(p1.AsByte())) + (Ones(p2.AsByte()) + Ones(p3.AsByte()));
            var unsure = (Ones(u0.AsByte()) + Ones(u1.AsByte())) + (Ones(u2.AsByte()) + Ones(u3.AsByte()));
            counts = Vector512.Sum(Sums(all - unsure, unsure));
            return to + n3;
        }
    }

    /// <summary>Counts by byte to eight sums, those of the unknown rows in the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Sums(Vector512<byte> sure, Vector512<byte> unsure)
    {
        unchecked
        {
            var upper = Avx512BW.SumAbsoluteDifferences(unsure, Vector512<byte>.Zero).AsUInt64() << 32;
            return Avx512BW.SumAbsoluteDifferences(sure, Vector512<byte>.Zero).AsUInt64() + upper;
        }
    }

    /// <summary>How many bits of each byte are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Ones(Vector512<byte> bytes)
    {
        // By nibble, 0 to 15, in each of the four lanes.
        var counts = Vector512
            .Create(
                0x0302020102010100UL,
                0x0403030203020201UL,
                0x0302020102010100UL,
                0x0403030203020201UL,
                0x0302020102010100UL,
                0x0403030203020201UL,
                0x0302020102010100UL,
                0x0403030203020201UL
            )
            .AsByte();
        var nibble = Vector512.Create((byte)0x0F);
        return Avx512BW.Shuffle(counts, bytes & nibble) + Avx512BW.Shuffle(counts, (bytes.AsUInt16() >>> 4).AsByte() & nibble);
    }

    /// <summary>Two vectors of possible and of uncertain rows stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool ByTwo(ulong* arena, PartPlace* parts, PartPlace* end, ulong* rows, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var p0 = Vector512.Load(rows);
            var p1 = Vector512.Load(rows + (1 * Lane));
            var (u0, u1) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            for (var part = parts; part < end; part++)
            {
                var possible = arena + part->Possible;
                var uncertain = arena + part->Uncertain;
                p0 &= Vector512.Load(possible);
                p1 &= Vector512.Load(possible + (1 * Lane));
                u0 |= Vector512.Load(uncertain);
                u1 |= Vector512.Load(uncertain + (1 * Lane));
            }

            var c0 = Vector512.AndNot(p0, u0);
            var c1 = Vector512.AndNot(p1, u1);
            p0 &= u0;
            p1 &= u1;
            c0.Store(certain);
            p0.Store(unknown);
            c1.Store(certain + (1 * Lane));
            p1.Store(unknown + (1 * Lane));
            return (c0 | c1 | p0 | p1) != Vector512<ulong>.Zero;
        }
    }
}
