using System.Runtime.InteropServices;

namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>
/// In which order an encoded table keeps its rows. Within sections of rows, those that are alike in what many items ask stand together, so that whole
/// blocks hold no row for an item and are passed over. A position is a place in that order; rows behind those that were ordered stand at their own number.
/// </summary>
internal sealed class RowOrder
{
    /// <summary>The transposition works by section: more rows make emptier blocks and take more memory.</summary>
    public const int SectionRows = 1 << 19;

    private readonly int[] rowAt;
    private readonly int[] positionOf;

    private RowOrder(int[] rowAt, IReadOnlySet<string> attributes)
    {
        this.rowAt = rowAt;
        Attributes = attributes;
        positionOf = new int[rowAt.Length];
        for (var position = 0; position < rowAt.Length; position++)
        {
            positionOf[rowAt[position]] = position;
        }
    }

    /// <summary>Every row at its own number.</summary>
    public static RowOrder Given { get; } = new([], new HashSet<string>());

    public bool IsGiven => rowAt.Length == 0;

    /// <summary>By which the rows were put together.</summary>
    public IReadOnlySet<string> Attributes { get; }

    public int RowAt(int position) => position < rowAt.Length ? rowAt[position] : position;

    public int PositionOf(int row) => row < positionOf.Length ? positionOf[row] : row;

    /// <summary>Orders every section by its keys, the first one first; rows with the same keys keep their order.</summary>
    public static RowOrder By(IReadOnlyList<RowKey> keys, int rows, int threads)
    {
        var ordered = new int[rows];
        Parallel.For(
            0,
            SectionsOf(rows),
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            section =>
            {
                var (first, count) = Section(section, rows);
                var (from, to) = (new int[count], new int[count]);
                for (var place = 0; place < count; place++)
                {
                    from[place] = first + place;
                }

                for (var key = keys.Count - 1; key >= 0; key--)
                {
                    keys[key].Sort(from, to, first);
                    (from, to) = (to, from);
                }

                from.CopyTo(ordered, first);
            }
        );
        return new RowOrder(ordered, keys.Select(key => key.Attribute).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Any order that keeps every row in its section; the attributes are those whose leaves are worth asking first.</summary>
    public static RowOrder Of(int[] rowAt, IReadOnlySet<string> attributes) => new(rowAt, attributes);

    /// <summary>Brings codes that stand by row into this order.</summary>
    public void Rearrange(IReadOnlyList<EncodedAxis> axes, int threads)
    {
        var sections = SectionsOf(rowAt.Length);
        Parallel.For(
            0,
            checked(sections * axes.Count),
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            task =>
            {
                var axis = axes[task % axes.Count];
                var (first, count) = Section(task / axes.Count, rowAt.Length);
                switch (axis.Width)
                {
                    case 1:
                        Rearrange<byte>(axis, first, count);
                        break;
                    case 2:
                        Rearrange<ushort>(axis, first, count);
                        break;
                    default:
                        Rearrange<uint>(axis, first, count);
                        break;
                }
            }
        );
    }

    public static int SectionsOf(int rows) => (rows + SectionRows - 1) / SectionRows;

    public static (int First, int Count) Section(int section, int rows) => (section * SectionRows, Math.Min(SectionRows, rows - (section * SectionRows)));

    private void Rearrange<T>(EncodedAxis axis, int first, int count)
        where T : unmanaged
    {
        var codes = MemoryMarshal.Cast<byte, T>(axis.Codes.Span).Slice(first, count);
        var byRow = codes.ToArray();
        for (var place = 0; place < codes.Length; place++)
        {
            codes[place] = byRow[rowAt[first + place] - first];
        }
    }
}
