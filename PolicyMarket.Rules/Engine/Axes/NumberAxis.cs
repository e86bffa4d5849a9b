using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Numbers between the places that some leaf names; the class of a number is how many places it has passed.</summary>
internal sealed class NumberAxis(string attribute, NumberCut[] cuts) : Axis(attribute)
{
    private static readonly decimal Most = 1L << 62;

    public override int Classes => Cuts.Length + 1;

    private NumberCut[] Cuts { get; } = cuts;

    /// <summary>Null: no bound on that side.</summary>
    public ClassSet Between(NumberCut? from, NumberCut? to) =>
        ClassSet.Range(from is { } low ? Place(low) + 1 : 0, to is { } high ? Place(high) + 1 : Classes);

    public override int ClassOf(FactValue value) => value is NumberFact number ? Rank(number.Value) : throw Misfit(value);

    internal int Rank(decimal number)
    {
        var (low, high) = (0, Cuts.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Cuts[middle].IsPassedBy(number))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public override bool IsSameAs(Axis other) => other is NumberAxis number && number.Attribute == Attribute && number.Cuts.AsSpan().SequenceEqual(Cuts);

    public override AxisEncoder EncoderOf(FactColumn column) =>
        column switch
        {
            NumberColumn { Mantissas: { } mantissas } scaled => ScaledEncoder(scaled, mantissas),
            NumberColumn wide => new DecimalEncoder(wide, this),
            _ => throw Misfit(column),
        };

    /// <summary>Each place becomes the least mantissa behind it; places that every mantissa passes only add to the rank.</summary>
    private RankEncoder ScaledEncoder(NumberColumn column, long[] mantissas)
    {
        var factor = 1m;
        for (var place = 0; place < column.Scale; place++)
        {
            factor *= 10;
        }

        var (always, scaled) = (0, new List<long>(Cuts.Length));
        foreach (var cut in Cuts)
        {
            // Mantissas stay below 2^61, so a cut outside 2^62 is passed by all or by none.
            if (cut.Value > Most / factor)
            {
                break;
            }

            if (cut.Value < -Most / factor)
            {
                always++;
                continue;
            }

            scaled.Add(LeastPassing(cut, factor));
        }

        return new RankEncoder(column, mantissas, [.. scaled], always);
    }

    private static long LeastPassing(NumberCut cut, decimal factor)
    {
        var whole = decimal.Floor(cut.Value);
        var part = cut.Value - whole;
        var below = decimal.Floor(part * factor);
        // The product of a part of many places may have been rounded up; the quotient by a power of ten is exact.
        if (below / factor > part)
        {
            below--;
        }

        var floor = decimal.ToInt64((whole * factor) + below);
        return below / factor == part && !cut.IsAbove ? floor : floor + 1;
    }

    private int Place(NumberCut cut)
    {
        var place = Array.BinarySearch(Cuts, cut, NumberCut.Along);
        return place >= 0 ? place : throw new InvalidOperationException($"{cut} is no place on the axis of {Attribute}.");
    }

    private sealed class DecimalEncoder(NumberColumn column, NumberAxis axis) : AxisEncoder(column)
    {
        protected override void Fill<T>(int firstRow, Span<T> codes)
        {
            for (var place = 0; place < codes.Length; place++)
            {
                codes[place] = T.CreateTruncating(axis.Rank(column.Number(firstRow + place)));
            }
        }
    }
}
