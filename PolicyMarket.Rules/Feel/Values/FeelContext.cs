using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Named values in the order written; equal whatever the order.</summary>
internal sealed record FeelContext : FeelValue
{
    private readonly Dictionary<string, FeelValue> _values;

    /// <summary>The last of equal names stands.</summary>
    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        _values = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var (name, value) in entries)
        {
            if (!_values.ContainsKey(name))
            {
                names.Add(name);
            }

            _values[name] = value;
        }

        Names = [.. names];
    }

    public static FeelContext Empty { get; } = new([]);

    public ImmutableArray<string> Names { get; }

    public IEnumerable<KeyValuePair<string, FeelValue>> Entries => Names.Select(name => KeyValuePair.Create(name, _values[name]));

    public FeelValue? this[string name] => _values.GetValueOrDefault(name);

    public FeelContext With(string name, FeelValue value) => new(Entries.Append(KeyValuePair.Create(name, value)));

    public bool Equals(FeelContext? other) =>
        other is not null && Names.Length == other.Names.Length && Names.All(name => other[name] is { } value && value.Equals(_values[name]));

    public override int GetHashCode() => Names.Aggregate(Names.Length, (hash, name) => hash ^ StringComparer.Ordinal.GetHashCode(name));
}
