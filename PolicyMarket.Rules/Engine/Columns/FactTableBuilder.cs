using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>
/// Fills a <see cref="FactTable"/> row by row; not for several threads. Attributes that the catalogue lacks or that have no column are left out.
/// </summary>
public sealed class FactTableBuilder
{
    private const int LeastRows = 64;
    private readonly AttributeCatalog catalog;
    private readonly FactColumn[] columns;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly int[] views;
    private int reserved;
    private int rowCount;
    private int current = -1;
    private bool isBuilt;

    public FactTableBuilder(AttributeCatalog catalog, IEnumerable<string> attributes, int capacity = 0)
        : this(
            catalog,
            [
                .. attributes
                    .Distinct(StringComparer.Ordinal)
                    .Select(name => catalog.TryGet(name, out var definition) && FactColumn.CanHold(definition) ? FactColumn.Of(definition) : null)
                    .OfType<FactColumn>(),
            ]
        ) => Reserve(capacity);

    private FactTableBuilder(AttributeCatalog catalog, FactColumn[] columns)
    {
        this.catalog = catalog;
        this.columns = columns;
        for (var place = 0; place < columns.Length; place++)
        {
            places.Add(columns[place].Definition.Name, place);
        }

        views = [.. places.Where(pair => pair.Key.Contains('@', StringComparison.Ordinal)).Select(pair => pair.Value)];
    }

    /// <summary>Rows so far.</summary>
    public int RowCount => rowCount;

    /// <summary>A copy of the table, to add rows or to replace some.</summary>
    public static FactTableBuilder From(FactTable table)
    {
        var builder = new FactTableBuilder(table.Catalog, [.. table.CopyColumns()]) { rowCount = table.RowCount };
        builder.reserved = table.RowCount;
        return builder;
    }

    /// <summary>-1 when it is no column.</summary>
    public int ColumnOf(string attribute) => places.GetValueOrDefault(attribute, -1);

    /// <summary>A new row in which nothing is known becomes the current one; returns its number.</summary>
    public int AddRow()
    {
        if (rowCount == reserved)
        {
            Reserve(Math.Max(LeastRows, rowCount * 2));
        }

        return current = rowCount++;
    }

    /// <summary>Takes the last row away; there is no current row afterwards.</summary>
    public void RemoveLastRow()
    {
        OpenRow(rowCount - 1);
        rowCount--;
        current = -1;
    }

    /// <summary>An existing row is emptied and becomes the current one.</summary>
    public void OpenRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, rowCount);
        current = row;
        foreach (var column in columns)
        {
            column.Forget(row);
        }
    }

    /// <summary>Clears the value of the current row in the column.</summary>
    public void Forget(int column) => columns[column].Forget(current);

    /// <summary>Throws when the kind of the value does not fit the attribute's type.</summary>
    public void Set(int column, FactValue value) => columns[column].Set(current, value);

    public void SetNumber(int column, decimal value) => Of<NumberColumn>(column).Set(current, value);

    /// <summary>The number mantissa / 10^scale; scale from 0 to 18.</summary>
    public void SetNumber(int column, long mantissa, int scale) => Of<NumberColumn>(column).Set(current, mantissa, scale);

    public void SetBoolean(int column, bool value) => Of<FlagColumn>(column).Set(current, value);

    public void SetDate(int column, DateOnly value) => Of<DayColumn>(column).Set(current, value);

    /// <summary>False when the attribute's table does not hold the code: it is then not known.</summary>
    public bool SetText(int column, string value) => Of<TextColumn>(column).Set(current, value);

    /// <summary>False when the attribute's table does not hold the code: it is then not known.</summary>
    public bool SetText(int column, ReadOnlySpan<byte> utf8) => Of<TextColumn>(column).Set(current, utf8);

    public void SetMembers(int column, SetFact value) => Of<SetColumn>(column).Set(current, value);

    /// <summary>A new row with those of the facts that have a column.</summary>
    public void Add(Facts facts)
    {
        AddRow();
        Fill(facts);
    }

    /// <summary>Sets those of the facts that have a column in the current row.</summary>
    public void Fill(Facts facts)
    {
        foreach (var (name, value) in facts)
        {
            if (places.TryGetValue(name, out var column))
            {
                columns[column].Set(current, value);
            }
        }

        // A view is no fact of its own, so it is asked for.
        foreach (var column in views)
        {
            if (facts[columns[column].Definition.Name] is { } value)
            {
                columns[column].Set(current, value);
            }
        }
    }

    /// <summary>The rows of another builder with the same columns after those of this one; the other is used up.</summary>
    public void Append(FactTableBuilder other)
    {
        if (!columns.Select(column => column.Definition).SequenceEqual(other.columns.Select(column => column.Definition)))
        {
            throw new ArgumentException("The tables have other columns.", nameof(other));
        }

        Reserve(checked(rowCount + other.rowCount));
        Parallel.For(0, columns.Length, column => columns[column].Append(other.columns[column], rowCount, other.rowCount));
        rowCount += other.rowCount;
        other.isBuilt = true;
    }

    /// <summary>Ends the filling; the builder cannot be used afterwards.</summary>
    public FactTable Build()
    {
        if (isBuilt)
        {
            throw new InvalidOperationException("This table has been built already.");
        }

        isBuilt = true;
        return new FactTable(catalog, columns, rowCount);
    }

    private T Of<T>(int column)
        where T : FactColumn =>
        columns[column] as T
        ?? throw new ArgumentException(
            $"{columns[column].Definition.Name} is {columns[column].Definition.Type}, not for a {typeof(T).Name}.",
            nameof(column)
        );

    private void Reserve(int rows)
    {
        if (isBuilt)
        {
            throw new InvalidOperationException("This table has been built already.");
        }

        if (rows > reserved)
        {
            reserved = rows;
            foreach (var column in columns)
            {
                column.Reserve(rows);
            }
        }
    }
}
