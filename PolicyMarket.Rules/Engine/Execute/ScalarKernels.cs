using System.Numerics;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Engine.Compile;

namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>One row or one word at a time: runs everywhere and says what the others must give.</summary>
internal unsafe struct ScalarKernels : IBlockKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Missing<T>(T* codes, int words, ulong* missing)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var row = 0; row < 64; row++)
                {
                    bits |= codes[(word * 64) + row] == T.MaxValue ? 1UL << row : 0;
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
            for (var word = 0; word < words; word++)
            {
                var found = added[word];
                for (var row = 0; row < 64; row++)
                {
                    found |= codes[(word * 64) + row] - low <= width ? 1UL << row : 0;
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
            for (var cut = 0; cut < count; cut++)
            {
                for (var word = 0; word < words; word++)
                {
                    var found = 0UL;
                    for (var row = 0; row < 64; row++)
                    {
                        found |= codes[(word * 64) + row] < limits[cut] ? 1UL << row : 0;
                    }

                    bits[(cut * words) + word] = found;
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
                for (var word = 0; word < words; word++)
                {
                    var found = 0UL;
                    for (var term = 0; term < leaf->Count; term++)
                    {
                        found ^= arena[terms[leaf->First + term] + word];
                    }

                    arena[leaf->Place + word] = found;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Group(bool isAll, ulong* arena, PartPlace* parts, int count, int words, ulong* target)
    {
        unchecked
        {
            for (var word = 0; word < words; word++)
            {
                var (possible, certain) = (arena[parts[0].Possible + word], arena[parts[0].Possible + word] & ~arena[parts[0].Uncertain + word]);
                for (var part = 1; part < count; part++)
                {
                    var maybe = arena[parts[part].Possible + word];
                    var sure = maybe & ~arena[parts[part].Uncertain + word];
                    possible = isAll ? possible & maybe : possible | maybe;
                    certain = isAll ? certain & sure : certain | sure;
                }

                target[word] = possible;
                target[words + word] = possible & ~certain;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Item(ulong* arena, PartPlace* parts, int count, ulong* rows, int words, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            var any = false;
            for (var word = 0; word < words; word++)
            {
                var (possible, uncertain) = (rows[word], 0UL);
                for (var part = 0; part < count; part++)
                {
                    possible &= arena[parts[part].Possible + word];
                    uncertain |= arena[parts[part].Uncertain + word];
                }

                certain[word] = possible & ~uncertain;
                unknown[word] = possible & uncertain;
                any |= possible != 0;
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
                mask[word] = 0;
                for (var part = 0; part < sizeof(ulong); part++)
                {
                    var value = (byte)((certain[word] | unknown[word]) >> (8 * part));
                    if (value != 0)
                    {
                        mask[word] |= (byte)(1 << part);
                        *to++ = value;
                    }
                }

                counts += (uint)BitOperations.PopCount(certain[word]) | ((ulong)BitOperations.PopCount(unknown[word]) << 32);
            }

            for (var word = 0; word < words; word++)
            {
                for (int left = mask[word]; left != 0; left &= left - 1)
                {
                    *to++ = (byte)(unknown[word] >> (8 * BitOperations.TrailingZeroCount(left)));
                }
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
    ) => IBlockKernels.WriteByStep<ScalarKernels>(arena, parts, count, rows, words, certain, unknown, to, out counts);
}
