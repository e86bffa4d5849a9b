using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>Class by a small number: the day from the first day on, the number in a dictionary.</summary>
internal sealed class TableEncoder(FactColumn column, int[] numbers, int first, int[] classes) : AxisEncoder(column)
{
    protected override void Fill<T>(int firstRow, Span<T> codes)
    {
        var rows = numbers.AsSpan(firstRow, codes.Length);
        for (var place = 0; place < codes.Length; place++)
        {
            // Rows that are not known may hold any number.
            var number = unchecked(rows[place] - first);
            codes[place] = unchecked((uint)number) < (uint)classes.Length ? T.CreateTruncating(classes[number]) : T.Zero;
        }
    }
}
