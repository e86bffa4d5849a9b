using System.Numerics;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>The wide kernels give the bits of the scalar ones. On a machine that lacks one of them its cases say nothing.</summary>
public sealed unsafe class KernelTests
{
    private const ulong Seed = 42;

    private static readonly SlotTask AnyTask = PlanCompiler.Compile(MarketSample.Items(1, Seed), MarketSample.Catalog).Slots[0];

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
    public void Cuts_are_equal_and_hold_what_is_below(int words)
    {
        var random = new SampleRandom(Seed);
        var codes = Pinned<byte>(words * 64);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = (byte)(random.Next(20) == 0 ? 255 : random.Next(254));
        }

        var limits = Pinned<byte>(8);
        new byte[] { 1, 2, 100, 127, 128, 129, 254, 0 }.CopyTo(limits, 0);
        var expected = Pinned<ulong>(8 * words);
        ScalarKernels.Cuts(At(codes), words, At(limits), 8, At(expected));
        for (var cut = 0; cut < 8; cut++)
        {
            Assert.Equal(
                codes.Select(code => code < limits[cut]),
                codes.Select((_, row) => (expected[(cut * words) + (row / 64)] >> (row % 64) & 1) != 0)
            );
        }

        Each(
            8 * words,
            expected,
            (avx512, bits) =>
            {
                if (avx512)
                {
                    Avx512Kernels.Cuts(At(codes), words, At(limits), 8, At(bits));
                }
                else
                {
                    Avx2Kernels.Cuts(At(codes), words, At(limits), 8, At(bits));
                }
            }
        );
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Leaves_are_equal_and_hold_what_is_in_an_odd_number_of_terms(int words)
    {
        const int Terms = 12;
        var random = new SampleRandom(Seed);
        var bits = Bits(ref random, words * Terms, 1 + random.Next(3));
        var terms = Pinned<int>(30);
        for (var term = 0; term < terms.Length; term++)
        {
            terms[term] = random.Next(Terms) * words;
        }

        var leaves = Pinned<SlotStep>(6);
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            leaves[leaf] = new SlotStep(AnyTask, (Terms + leaf) * words, added: 0, first: leaf * 4) { Count = leaf + 1 };
        }

        var arena = Room();
        ScalarKernels.Odd(At(arena), At(terms), At(leaves), leaves.Length, words);
        foreach (var leaf in leaves)
        {
            var held = Enumerable.Range(leaf.First, leaf.Count).Select(term => arena.AsMemory(terms[term], words)).ToList();
            Assert.Equal(
                Enumerable.Range(0, words).Select(word => held.Aggregate(0UL, (all, one) => all ^ one.Span[word])),
                arena.AsSpan(leaf.Place, words).ToArray()
            );
        }

        Each(
            arena.Length,
            arena,
            (avx512, found) =>
            {
                Room().CopyTo(found, 0);
                if (avx512)
                {
                    Avx512Kernels.Odd(At(found), At(terms), At(leaves), leaves.Length, words);
                }
                else
                {
                    Avx2Kernels.Odd(At(found), At(terms), At(leaves), leaves.Length, words);
                }
            }
        );

        ulong[] Room()
        {
            var room = Pinned<ulong>(words * (Terms + leaves.Length));
            bits.CopyTo(room, 0);
            return room;
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Items_and_groups_are_equal(int words)
    {
        var random = new SampleRandom(Seed);
        var arena = Bits(ref random, words * 40, 2);
        foreach (ref var word in arena.AsSpan(0, words * 20))
        {
            word = ~word;
        }

        var rows = Bits(ref random, words, 3);
        for (var count = 0; count < 12; count++)
        {
            var parts = Pinned<PartPlace>(Math.Max(1, count));
            for (var part = 0; part < count; part++)
            {
                parts[part] = new PartPlace(random.Next(20) * words, (20 + random.Next(19)) * words);
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
            var (forSure, forUnsure) = (new SampleRandom(Seed + (ulong)sparse), new SampleRandom(Seed + 100 + (ulong)sparse));
            var (sure, unsure) = (Bits(ref forSure, words, sparse), Bits(ref forUnsure, words, sparse + 1));
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
        var random = new SampleRandom(Seed);
        var codes = Pinned<T>(words * 64);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = random.Next(8) == 0 ? T.MaxValue : T.CreateTruncating(random.Next(250));
        }

        var expected = Pinned<ulong>(words);
        ScalarKernels.Missing(At(codes), words, At(expected));
        Assert.Equal(codes.Count(code => code == T.MaxValue), expected.Sum(word => BitOperations.PopCount(word)));
        Each(
            words,
            expected,
            (avx512, bits) =>
            {
                if (avx512)
                {
                    Avx512Kernels.Missing(At(codes), words, At(bits));
                }
                else
                {
                    Avx2Kernels.Missing(At(codes), words, At(bits));
                }
            }
        );
        var (nothing, missing) = (Pinned<ulong>(words), expected.ToArray());
        foreach (
            var (low, width, added) in new[]
            {
                (0, 0, nothing),
                (0, 249, nothing),
                (1, 0, nothing),
                (100, 20, nothing),
                (200, 49, nothing),
                (249, 0, nothing),
                (0, 120, missing),
                (7, 90, missing),
            }
        )
        {
            var (from, size, adds) = (T.CreateTruncating(low), T.CreateTruncating(width), Pinned<ulong>(words));
            added.CopyTo(adds, 0);
            ScalarKernels.Range(At(codes), words, from, size, At(adds), At(expected));
            Assert.Equal(
                codes.Count(code => (code >= from && code <= from + size) || (added == missing && code == T.MaxValue)),
                expected.Sum(word => BitOperations.PopCount(word))
            );
            Each(
                words,
                expected,
                (avx512, bits) =>
                {
                    if (avx512)
                    {
                        Avx512Kernels.Range(At(codes), words, from, size, At(adds), At(bits));
                    }
                    else
                    {
                        Avx2Kernels.Range(At(codes), words, from, size, At(adds), At(bits));
                    }
                }
            );
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
            var length = (int)(
                ScalarKernels.Write(At(arena), At(parts), count, At(known), words, At(sure), At(unsure), At(expected), out var counts) - At(expected)
            );
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
            Each(
                2 * words,
                expected,
                (avx512, bits) =>
                {
                    if (avx512)
                    {
                        Avx512Kernels.Group(isAll, At(arena), At(parts), count, words, At(bits));
                    }
                    else
                    {
                        Avx2Kernels.Group(isAll, At(arena), At(parts), count, words, At(bits));
                    }
                }
            );
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
    private static ulong[] Bits(ref SampleRandom random, int words, int sparse)
    {
        var bits = Pinned<ulong>(words);
        for (var row = 0; row < words * 64; row++)
        {
            bits[row / 64] |= random.Next(sparse * sparse) == 0 ? 1UL << (row % 64) : 0;
        }

        return bits;
    }

    private static T[] Pinned<T>(int length)
        where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    private static T* At<T>(T[] pinned)
        where T : unmanaged => (T*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}
