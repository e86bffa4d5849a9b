using System.Numerics;

namespace PolicyMarket.Rules.Plan;

/// <summary>One row or one word at a time: runs everywhere and says what the others must give.</summary>
internal unsafe struct ScalarKernels : IBlockKernels
{
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

    public static void Range<T>(T* codes, int words, T low, T width, ulong* missing, ulong certainMask, ulong possibleMask, ulong* slot)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var row = 0; row < 64; row++)
                {
                    bits |= codes[(word * 64) + row] - low <= width ? 1UL << row : 0;
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
            for (var word = 0; word < words; word++)
            {
                var bits = 0UL;
                for (var row = 0; row < 64; row++)
                {
                    var code = codes[(word * 64) + row];
                    var held = nibbles[(code >> 7 << 4) + (code & 0x0F)] >> ((code >> 4) & 7);
                    bits |= (ulong)(held & 1) << row;
                }

                slot[word] = bits | (missing[word] & certainMask);
                slot[words + word] = bits | (missing[word] & possibleMask);
            }
        }
    }

    public static void Group(bool isAll, ulong* arena, int* slots, int count, int words, ulong* target)
    {
        unchecked
        {
            for (var word = 0; word < 2 * words; word++)
            {
                var all = arena[slots[0] + word];
                for (var part = 1; part < count; part++)
                {
                    all = isAll ? all & arena[slots[part] + word] : all | arena[slots[part] + word];
                }

                target[word] = all;
            }
        }
    }

    public static void Item(ulong* arena, int* slots, int count, ulong* rows, int words, ulong* certain, ulong* unknown)
    {
        unchecked
        {
            for (var word = 0; word < words; word++)
            {
                var (sure, possible) = (rows[word], rows[word]);
                for (var part = 0; part < count; part++)
                {
                    sure &= arena[slots[part] + word];
                    possible &= arena[slots[part] + words + word];
                }

                certain[word] = sure;
                unknown[word] = possible & ~sure;
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
                var present = 0;
                for (var part = 0; part < sizeof(ulong); part++)
                {
                    var value = (byte)((bits[word] >> (8 * part)) & 0xFF);
                    if (value != 0)
                    {
                        present |= 1 << part;
                        *to++ = value;
                        sum += BitOperations.PopCount(value);
                    }
                }

                mask[word] = (byte)present;
            }

            count = sum;
            return to;
        }
    }
}
