using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Numbers as whole multiples of one power of ten while they fit; as decimals once one of them does not.</summary>
internal sealed class NumberColumn(AttributeDefinition definition) : FactColumn(definition)
{
    private const int MaxScale = 12;
    private const long Most = 1L << 61;
    private static readonly long[] Tens = [.. Enumerable.Range(0, 19).Select(power => (long)Math.Pow(10, power))];

    private long[] mantissas = [];
    private decimal[]? wide;

    /// <summary>Decimal places of the mantissas.</summary>
    public int Scale { get; private set; }

    /// <summary>Null when the numbers are held as decimals.</summary>
    public long[]? Mantissas => wide is null ? mantissas : null;

    public decimal Number(int row) => wide is null ? Decimal(mantissas[row], Scale) : wide[row];

    public bool TryGet(int row, out decimal value)
    {
        if (IsKnown(row))
        {
            value = Number(row);
            return true;
        }

        value = 0;
        return false;
    }

    public override void Set(int row, FactValue value) => Set(row, (value as NumberFact ?? throw Misfit(value)).Value);

    public void Set(int row, decimal value)
    {
        MarkKnown(row);
        if (wide is not null)
        {
            wide[row] = value;
            return;
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var low = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        if (bits[2] != 0 || low > (ulong)Most)
        {
            Widen()[row] = value;
            return;
        }

        Place(row, bits[3] < 0 ? -(long)low : (long)low, (bits[3] >> 16) & 0xFF, value);
    }

    /// <summary>The number mantissa / 10^scale.</summary>
    public void Set(int row, long mantissa, int scale)
    {
        if (wide is null && mantissa is > -Most and < Most && scale is >= 0 and <= MaxScale)
        {
            MarkKnown(row);
            Place(row, mantissa, scale, null);
        }
        else
        {
            Set(row, Decimal(mantissa, scale));
        }
    }

    public override void Reserve(int rows)
    {
        base.Reserve(rows);
        if (wide is null)
        {
            Array.Resize(ref mantissas, rows);
        }
        else
        {
            Array.Resize(ref wide, rows);
        }
    }

    public override FactColumn Clone() =>
        Copied(
            new NumberColumn(Definition)
            {
                mantissas = [.. mantissas],
                wide = wide is null ? null : [.. wide],
                Scale = Scale,
            }
        );

    protected override void AppendValues(FactColumn other, int rows, int otherRows)
    {
        var from = (NumberColumn)other;
        if (wide is null && from.wide is null && from.Scale <= Scale && from.Fits(otherRows, Tens[Scale - from.Scale]))
        {
            var factor = Tens[Scale - from.Scale];
            for (var row = 0; row < otherRows; row++)
            {
                mantissas[rows + row] = from.mantissas[row] * factor;
            }

            return;
        }

        for (var row = 0; row < otherRows; row++)
        {
            if (from.TryGet(row, out var value))
            {
                Set(rows + row, value);
            }
        }
    }

    private bool Fits(int rows, long factor) => !mantissas.AsSpan(0, rows).ContainsAnyExceptInRange(-(Most / factor), Most / factor);

    protected override void Take(FactColumn from, ReadOnlySpan<int> rows)
    {
        var numbers = (NumberColumn)from;
        Scale = numbers.Scale;
        if (numbers.wide is { } decimals)
        {
            wide = new decimal[rows.Length];
            for (var at = 0; at < rows.Length; at++)
            {
                wide[at] = decimals[rows[at]];
            }

            return;
        }

        for (var at = 0; at < rows.Length; at++)
        {
            mantissas[at] = numbers.mantissas[rows[at]];
        }
    }

    protected override FactValue Value(int row) => new NumberFact(Number(row));

    private static decimal Decimal(long mantissa, int scale)
    {
        var size = (ulong)Math.Abs(mantissa);
        return new decimal(unchecked((int)size), unchecked((int)(size >> 32)), 0, mantissa < 0, (byte)scale);
    }

    private void Place(int row, long mantissa, int scale, decimal? value)
    {
        while (scale > Scale && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (scale > Scale && !Refine(scale))
        {
            Widen()[row] = value ?? Decimal(mantissa, scale);
            return;
        }

        var factor = Tens[Scale - scale];
        if (Math.Abs(mantissa) > Most / factor)
        {
            Widen()[row] = value ?? Decimal(mantissa, scale);
            return;
        }

        mantissas[row] = mantissa * factor;
    }

    /// <summary>More decimal places for all rows; false when one of them would not fit any more.</summary>
    private bool Refine(int scale)
    {
        if (scale > MaxScale)
        {
            return false;
        }

        var factor = Tens[scale - Scale];
        var most = Most / factor;
        foreach (var mantissa in mantissas)
        {
            if (mantissa > most || mantissa < -most)
            {
                return false;
            }
        }

        for (var row = 0; row < mantissas.Length; row++)
        {
            mantissas[row] *= factor;
        }

        Scale = scale;
        return true;
    }

    private decimal[] Widen()
    {
        wide = new decimal[mantissas.Length];
        for (var row = 0; row < wide.Length; row++)
        {
            wide[row] = Decimal(mantissas[row], Scale);
        }

        mantissas = [];
        return wide;
    }
}
