using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>One attribute of all firms: a typed array with a bitmap of what is known.</summary>
internal abstract class FactColumn(AttributeDefinition definition)
{
    private ulong[] known = [];

    public AttributeDefinition Definition { get; } = definition;

    /// <summary>Bit of row r: word r / 64, bit r % 64.</summary>
    public ReadOnlySpan<ulong> Known => known;

    public static FactColumn Of(AttributeDefinition definition) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => new NumberColumn(definition),
            AttributeType.Date => new DayColumn(definition),
            AttributeType.Boolean => new FlagColumn(definition),
            AttributeType.Code or AttributeType.Text => new TextColumn(definition),
            AttributeType.Set => new SetColumn(definition),
            AttributeType.List => new ObjectColumn(definition),
            _ => throw new InvalidOperationException($"An attribute of type {definition.Type} has no column."),
        };

    public static bool CanHold(AttributeDefinition definition) =>
        definition.Type
            is AttributeType.Decimal
                or AttributeType.Integer
                or AttributeType.Date
                or AttributeType.Boolean
                or AttributeType.Code
                or AttributeType.Text
                or AttributeType.Set
                or AttributeType.List;

    public bool IsKnown(int row) => (known[row >> 6] & (1UL << (row & 63))) != 0;

    /// <summary>True when each of the first rows is known.</summary>
    public bool IsKnownThroughout(int rows)
    {
        var whole = rows / 64;
        return !known.AsSpan(0, whole).ContainsAnyExcept(ulong.MaxValue) && (rows % 64 == 0 || (~known[whole] & ((1UL << (rows % 64)) - 1)) == 0);
    }

    /// <summary>True when the row is known and nothing of its value is unrecognised.</summary>
    public virtual bool IsWhole(int row) => IsKnown(row);

    /// <summary>True when some value holds members that are not recognised.</summary>
    public virtual bool HasPartial => false;

    /// <summary>Null when it is not known.</summary>
    public FactValue? Get(int row) => IsKnown(row) ? Value(row) : null;

    /// <summary>Throws when the kind does not fit the attribute's type.</summary>
    public abstract void Set(int row, FactValue value);

    public abstract FactColumn Clone();

    /// <summary>These rows, in this order, as a column of their own.</summary>
    public FactColumn Pick(ReadOnlySpan<int> rows)
    {
        var picked = Of(Definition);
        picked.Reserve(rows.Length);
        for (var at = 0; at < rows.Length; at++)
        {
            picked.known[at >> 6] |= (IsKnown(rows[at]) ? 1UL : 0) << (at & 63);
        }

        picked.Take(this, rows);
        return picked;
    }

    public virtual void Reserve(int rows) => Array.Resize(ref known, (rows + 63) / 64);

    /// <summary>Rows of another column of the same attribute after so many of this; the place is reserved already.</summary>
    public void Append(FactColumn other, int rows, int otherRows)
    {
        for (var word = 0; word < (otherRows + 63) / 64; word++)
        {
            // Rows beyond the other's last are not known there, so their bits are clear.
            var (at, shift) = ((rows >> 6) + word, rows & 63);
            known[at] |= other.known[word] << shift;
            if (shift > 0 && at + 1 < known.Length)
            {
                known[at + 1] |= other.known[word] >> (64 - shift);
            }
        }

        AppendValues(other, rows, otherRows);
    }

    public void Forget(int row) => known[row >> 6] &= ~(1UL << (row & 63));

    protected abstract FactValue Value(int row);

    protected abstract void AppendValues(FactColumn other, int rows, int otherRows);

    /// <summary>
    /// The values of rows of a column of the same kind, one after the other; which of them are known is marked already, and the others do not matter.
    /// </summary>
    protected abstract void Take(FactColumn from, ReadOnlySpan<int> rows);

    protected void MarkKnown(int row) => known[row >> 6] |= 1UL << (row & 63);

    protected T Copied<T>(T copy)
        where T : FactColumn
    {
        copy.ReplaceKnown(known);
        return copy;
    }

    protected ArgumentException Misfit(FactValue value) => new($"{value} is no value of {Definition.Name}, which is {Definition.Type}.", nameof(value));

    private void ReplaceKnown(ulong[] other) => known = [.. other];
}
