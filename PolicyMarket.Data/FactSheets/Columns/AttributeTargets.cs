using System.Text;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Finds an attribute by the bytes of its name. For one thread.</summary>
internal sealed class AttributeTargets
{
    private const string Home = "registration_region";
    private readonly Dictionary<byte[], AttributeTarget> byName;
    private readonly Dictionary<byte[], AttributeTarget>.AlternateLookup<ReadOnlySpan<byte>> lookup;

    /// <summary>ColumnOf answers -1 for what is no column; inputs are the facts that derived ones need.</summary>
    public AttributeTargets(AttributeCatalog catalog, Func<string, int> columnOf, IReadOnlyList<string> inputs)
    {
        var places = inputs.Index().ToDictionary(input => input.Item, input => input.Index, StringComparer.Ordinal);
        All =
        [
            .. catalog.All.Select(
                (definition, index) =>
                    new AttributeTarget(
                        definition,
                        index,
                        columnOf(definition.Name),
                        places.GetValueOrDefault(definition.Name, -1),
                        definition.Name == Home
                    )
            ),
        ];
        byName = All.ToDictionary(target => target.Name, Utf8Texts.Comparer);
        lookup = byName.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>In the order of the catalogue.</summary>
    public IReadOnlyList<AttributeTarget> All { get; }

    public AttributeTarget? this[string name] => byName.GetValueOrDefault(Encoding.UTF8.GetBytes(name));

    /// <summary>Those of the values that somebody asks for.</summary>
    public IEnumerable<(AttributeTarget Target, FactValue Value)> Wanted(IEnumerable<KeyValuePair<string, FactValue>> values) =>
        from pair in values
        let target = this[pair.Key]
        where target is { IsWanted: true }
        select (target, pair.Value);

    /// <summary>Null when the catalogue has none of this name.</summary>
    public AttributeTarget? Find(ReadOnlySpan<byte> name) => lookup.TryGetValue(name, out var found) ? found : null;
}
