using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Rules.Engine.Columns;

/// <summary>Facts of many firms as columns: one row a firm, one typed array an attribute. Immutable, safe for many threads.</summary>
public sealed class FactTable
{
    private readonly FrozenDictionary<string, FactColumn> columns;

    internal FactTable(AttributeCatalog catalog, IReadOnlyList<FactColumn> columns, int rowCount)
    {
        Catalog = catalog;
        RowCount = rowCount;
        Attributes = [.. columns.Select(column => column.Definition)];
        this.columns = columns.ToFrozenDictionary(column => column.Definition.Name, StringComparer.Ordinal);
    }

    public AttributeCatalog Catalog { get; }

    public int RowCount { get; }

    /// <summary>The columns in their order.</summary>
    public ImmutableArray<AttributeDefinition> Attributes { get; }

    /// <summary>A column for each attribute that some row knows; facts are completed by <see cref="DerivedFacts"/> first.</summary>
    public static FactTable Of(AttributeCatalog catalog, IReadOnlyList<Facts> rows)
    {
        var complete = rows.Select(row => DerivedFacts.Complete(row, catalog)).ToList();
        var names = complete.SelectMany(row => row.Select(fact => fact.Key)).ToHashSet(StringComparer.Ordinal);
        var builder = new FactTableBuilder(catalog, names.Order(StringComparer.Ordinal), rows.Count);
        foreach (var row in complete)
        {
            builder.Add(row);
        }

        return builder.Build();
    }

    /// <summary>Null when it is not known or is no column.</summary>
    public FactValue? Get(int row, string attribute) => Column(attribute)?.Get(row);

    /// <summary>Rows that know the attribute; 0 when it is no column.</summary>
    public int KnownCount(string attribute)
    {
        if (Column(attribute) is not { } column)
        {
            return 0;
        }

        var count = 0;
        foreach (var word in column.Known)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>All that the row knows.</summary>
    public Facts FactsOf(int row) =>
        Facts.From(
            from column in columns.Values
            let value = column.Get(row)
            where value is not null
            select KeyValuePair.Create(column.Definition.Name, value)
        );

    /// <summary>These rows, in this order, as a table of their own: what has changed, to be decided alone.</summary>
    public FactTable Pick(IReadOnlyList<int> rows, int threads = 1)
    {
        int[] all = [.. rows];
        var picked = new FactColumn[Attributes.Length];
        Parallel.For(
            0,
            picked.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            place => picked[place] = columns[Attributes[place].Name].Pick(all)
        );
        return new FactTable(Catalog, picked, all.Length);
    }

    /// <summary>These rows, in this order, with these attributes only; an attribute without a column is left out.</summary>
    public FactTable Pick(IReadOnlyList<int> rows, IEnumerable<string> attributes)
    {
        int[] all = [.. rows];
        return new FactTable(Catalog, [.. attributes.Select(Column).OfType<FactColumn>().Select(column => column.Pick(all))], all.Length);
    }

    internal FactColumn? Column(string attribute) => columns.GetValueOrDefault(attribute);

    internal IReadOnlyList<FactColumn> CopyColumns() => [.. Attributes.Select(definition => columns[definition.Name].Clone())];
}
