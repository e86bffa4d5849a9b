using System.Numerics;
using PolicyMarket.Rules.Plan;

namespace PolicyMarket.Tests.Rules.Plan;

/// <summary>The wide kernels give the bits of the scalar ones. On a machine that lacks one of them its cases say nothing.</summary>
public sealed unsafe class KernelTests
{
    private const ulong Seed = 42;

    public static TheoryData<int> Words => [16, 32, 48, 64];

    [Theory]
    [MemberData(nameof(Words))]
    public void Ranges_of_every_width_are_equal(int words)
    {
        AllRanges<byte>(words);
        AllRanges<ushort>(words);
        AllRanges<uint>(words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Members_are_equal_and_are_the_set(int words)
    {
        for (var density = 1; density <= 16; density *= 2)
        {
            var (codes, random) = (Pinned<byte>(words * 64), new Numbers(Seed + (ulong)density));
            var set = new bool[256];
            var nibbles = Pinned<byte>(32);
            for (var one = 0; one < 255; one++)
            {
                set[one] = random.Below(16) < density;
                nibbles[(one >> 7 << 4) + (one & 15)] |= (byte)(set[one] ? 1 << ((one >> 4) & 7) : 0);
            }

            var byteCount = density switch { 2 => 64, 8 => 128, _ => 0 };
            var bytes = Pinned<byte>(128);
            for (var row = 0; row < codes.Length; row++)
            {
                codes[row] = (byte)(random.Below(20) == 0 ? 255 : random.Below(byteCount == 0 ? 255 : byteCount - 1));
            }

            // The last code is "not known", which a set may take in.
            set[255] = density >= 4;
            nibbles[31] |= (byte)(set[255] ? 0x80 : 0);
            for (var one = 0; one < byteCount; one++)
            {
                bytes[one] = set[one == byteCount - 1 ? 255 : one] ? byte.MaxValue : (byte)0;
            }

            var expected = Pinned<ulong>(words);
            ScalarKernels.Members(At(codes), words, At(nibbles), null, 0, At(expected));
            Assert.Equal(codes.Select(code => set[code]), Enumerable.Range(0, codes.Length).Select(row => (expected[row / 64] >> (row % 64) & 1) != 0));
            Each(words, expected, (avx512, bits) =>
            {
                if (avx512)
                {
                    Avx512Kernels.Members(At(codes), words, At(nibbles), At(bytes), byteCount, At(bits));
                }
                else
                {
                    Avx2Kernels.Members(At(codes), words, At(nibbles), null, 0, At(bits));
                }
            });
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Items_and_groups_are_equal(int words)
    {
        var random = new Numbers(Seed);
        var arena = Bits(random, words * 40, 2);
        foreach (ref var word in arena.AsSpan(0, words * 20))
        {
            word = ~word;
        }

        var rows = Bits(random, words, 3);
        for (var count = 0; count < 12; count++)
        {
            var parts = Pinned<PartPlace>(Math.Max(1, count));
            for (var part = 0; part < count; part++)
            {
                parts[part] = new PartPlace(random.Below(20) * words, (20 + random.Below(19)) * words);
            }

            var (sure, unsure) = (Pinned<ulong>(words), Pinned<ulong>(words));
            var any = ScalarKernels.Item(At(arena), At(parts), count, At(rows), words, At(sure), At(unsure));
            Assert.Equal(sure.Any(word => word != 0) || unsure.Any(word => word != 0), any);
            var (wide, wideUnsure) = (Pinned<ulong>(words), Pinned<ulong>(words));
            if (Avx512Kernels.IsSupported)
            {
                Assert.Equal(any, Avx512Kernels.Item(At(arena), At(parts), count, At(rows), words, At(wide), At(wideUnsure)));
                Assert.Equal((sure, unsure), (wide, wideUnsure), Same);
            }

            if (Avx2Kernels.IsSupported)
            {
                Assert.Equal(any, Avx2Kernels.Item(At(arena), At(parts), count, At(rows), words, At(wide), At(wideUnsure)));
                Assert.Equal((sure, unsure), (wide, wideUnsure), Same);
            }

            RowSets(words, arena, parts, count, rows);
            if (count > 0)
            {
                Groups(words, arena, parts, count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Emitted_rows_are_equal_and_counted(int words)
    {
        foreach (var sparse in new[] { 1, 2, 4, 7, 12, 30 })
        {
            var (sure, unsure) = (Bits(new Numbers(Seed + (ulong)sparse), words, sparse), Bits(new Numbers(Seed + 100 + (ulong)sparse), words, sparse + 1));
            for (var word = 0; word < words; word++)
            {
                unsure[word] &= ~sure[word];
            }

            var expected = Pinned<byte>((words * 17) + 128);
            var end = ScalarKernels.Emit(At(sure), At(unsure), words, At(expected), out var count);
            var length = (int)(end - At(expected));
            Assert.Equal(((ulong)unsure.Sum(word => BitOperations.PopCount(word)) << 32) | (uint)sure.Sum(word => BitOperations.PopCount(word)), count);
            var found = Pinned<byte>(expected.Length);
            if (Avx512Kernels.IsSupported)
            {
                Assert.Equal(length, (int)(Avx512Kernels.Emit(At(sure), At(unsure), words, At(found), out var wide) - At(found)));
                Assert.Equal((count, true), (wide, found.AsSpan(0, length).SequenceEqual(expected.AsSpan(0, length))));
            }

            if (Avx2Kernels.IsSupported)
            {
                Assert.Equal(length, (int)(Avx2Kernels.Emit(At(sure), At(unsure), words, At(found), out var wide) - At(found)));
                Assert.Equal((count, true), (wide, found.AsSpan(0, length).SequenceEqual(expected.AsSpan(0, length))));
            }
        }
    }

    private static void AllRanges<T>(int words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var random = new Numbers(Seed);
        var codes = Pinned<T>(words * 64);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = random.Below(8) == 0 ? T.MaxValue : T.CreateTruncating(random.Below(250));
        }

        var expected = Pinned<ulong>(words);
        ScalarKernels.Missing(At(codes), words, At(expected));
        Assert.Equal(codes.Count(code => code == T.MaxValue), expected.Sum(word => BitOperations.PopCount(word)));
        Each(words, expected, (avx512, bits) =>
        {
            if (avx512)
            {
                Avx512Kernels.Missing(At(codes), words, At(bits));
            }
            else
            {
                Avx2Kernels.Missing(At(codes), words, At(bits));
            }
        });
        var (nothing, missing) = (Pinned<ulong>(words), expected.ToArray());
        foreach (var (low, width, added) in new[] { (0, 0, nothing), (0, 249, nothing), (1, 0, nothing), (100, 20, nothing), (200, 49, nothing), (249, 0, nothing), (0, 120, missing), (7, 90, missing) })
        {
            var (from, size, adds) = (T.CreateTruncating(low), T.CreateTruncating(width), Pinned<ulong>(words));
            added.CopyTo(adds, 0);
            ScalarKernels.Range(At(codes), words, from, size, At(adds), At(expected));
            Assert.Equal(codes.Count(code => (code >= from && code <= from + size) || (added == missing && code == T.MaxValue)), expected.Sum(word => BitOperations.PopCount(word)));
            Each(words, expected, (avx512, bits) =>
            {
                if (avx512)
                {
                    Avx512Kernels.Range(At(codes), words, from, size, At(adds), At(bits));
                }
                else
                {
                    Avx2Kernels.Range(At(codes), words, from, size, At(adds), At(bits));
                }
            });
        }
    }

    /// <summary>The row set is what the two steps write, and is empty where they find nothing.</summary>
    private static void RowSets(int words, ulong[] arena, PartPlace[] parts, int count, ulong[] rows)
    {
        var room = 1 + (18 * words) + 128;
        var (sure, unsure, expected, found) = (Pinned<ulong>(words), Pinned<ulong>(words), Pinned<byte>(room), Pinned<byte>(room));
        foreach (var isEmpty in new[] { false, true })
        {
            var known = isEmpty ? Pinned<ulong>(words) : rows;
            var length = (int)(ScalarKernels.Write(At(arena), At(parts), count, At(known), words, At(sure), At(unsure), At(expected), out var counts) - At(expected));
            Assert.Equal(counts == 0, length == 0);
            Assert.True(counts == 0 || !isEmpty);
            Assert.Equal(((ulong)unsure.Sum(word => BitOperations.PopCount(word)) << 32) | (uint)sure.Sum(word => BitOperations.PopCount(word)), counts);
            if (Avx512Kernels.IsSupported)
            {
                var end = Avx512Kernels.Write(At(arena), At(parts), count, At(known), words, At(sure), At(unsure), At(found), out var wide);
                Assert.Equal((length, counts, true), ((int)(end - At(found)), wide, found.AsSpan(0, length).SequenceEqual(expected.AsSpan(0, length))));
            }

            if (Avx2Kernels.IsSupported)
            {
                var end = Avx2Kernels.Write(At(arena), At(parts), count, At(known), words, At(sure), At(unsure), At(found), out var wide);
                Assert.Equal((length, counts, true), ((int)(end - At(found)), wide, found.AsSpan(0, length).SequenceEqual(expected.AsSpan(0, length))));
            }
        }
    }

    private static void Groups(int words, ulong[] arena, PartPlace[] parts, int count)
    {
        foreach (var isAll in new[] { true, false })
        {
            var expected = Pinned<ulong>(2 * words);
            ScalarKernels.Group(isAll, At(arena), At(parts), count, words, At(expected));
            Each(2 * words, expected, (avx512, bits) =>
            {
                if (avx512)
                {
                    Avx512Kernels.Group(isAll, At(arena), At(parts), count, words, At(bits));
                }
                else
                {
                    Avx2Kernels.Group(isAll, At(arena), At(parts), count, words, At(bits));
                }
            });
        }
    }

    private static void Each(int words, ulong[] expected, Action<bool, ulong[]> kernel)
    {
        foreach (var avx512 in new[] { true, false }.Where(wide => wide ? Avx512Kernels.IsSupported : Avx2Kernels.IsSupported))
        {
            var bits = Pinned<ulong>(words);
            kernel(avx512, bits);
            Assert.Equal(expected, bits);
        }
    }

    private static bool Same((ulong[] Sure, ulong[] Unsure) one, (ulong[] Sure, ulong[] Unsure) other) =>
        one.Sure.AsSpan().SequenceEqual(other.Sure) && one.Unsure.AsSpan().SequenceEqual(other.Unsure);

    /// <summary>One bit in so many is set, roughly.</summary>
    private static ulong[] Bits(Numbers random, int words, int sparse)
    {
        var bits = Pinned<ulong>(words);
        for (var row = 0; row < words * 64; row++)
        {
            bits[row / 64] |= random.Below(sparse * sparse) == 0 ? 1UL << (row % 64) : 0;
        }

        return bits;
    }

    private static T[] Pinned<T>(int length)
        where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    private static T* At<T>(T[] pinned)
        where T : unmanaged => (T*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private sealed class Numbers(ulong seed)
    {
        private ulong state = seed;

        public int Below(int bound)
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15UL;
                var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
                return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
            }
        }
    }
}
